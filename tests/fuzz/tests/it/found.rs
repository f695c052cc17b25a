//! What broke a reader once: each input stays, so that it never does again.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use fuzz::named;
use std::time::{Duration, Instant};

/// An archive whose directory names one part so many times: small as a file, and endless when each is taken out.
fn archive_of_echoes(part: usize, times: u16) -> Vec<u8> {
    let name = b"SHA256SUMS";
    let size = u32::try_from(part).unwrap().to_le_bytes();
    let length = u16::try_from(name.len()).unwrap().to_le_bytes();
    let mut file = Vec::new();
    let local = |out: &mut Vec<u8>| {
        // Version, flags, no compression, time, date, sum, sizes, length of the name, no extra field (APPNOTE 4.3.7).
        out.extend(b"PK\x03\x04\x0a\0\0\0\0\0\0\0\0\0\0\0\0\0");
        out.extend(size);
        out.extend(size);
        out.extend(length);
        out.extend([0, 0]);
        out.extend(name);
    };
    local(&mut file);
    file.extend(vec![b'a'; part]);
    let begins = u32::try_from(file.len()).unwrap();
    for number in 0..times {
        file.extend(b"PK\x01\x02\x0a\0\x0a\0\0\0\0\0\0\0\0\0\0\0\0\0");
        file.extend(size);
        file.extend(size);
        // Each has another name, and all lie in the same place (APPNOTE 4.3.12).
        let own = format!("{number:05}");
        file.extend(u16::try_from(own.len()).unwrap().to_le_bytes());
        file.extend([0; 12]);
        file.extend([0; 4]);
        file.extend(own.bytes());
    }
    let long = u32::try_from(file.len()).unwrap() - begins;
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend(times.to_le_bytes());
    file.extend(times.to_le_bytes());
    file.extend(long.to_le_bytes());
    file.extend(begins.to_le_bytes());
    file.extend([0, 0]);
    file
}

/// Nine megabytes that ask for sixty gigabytes of memory.
#[test]
fn a_file_that_names_the_same_bytes_many_times_is_no_evidence() {
    let file = archive_of_echoes(1 << 20, 60_000);
    let begun = Instant::now();
    assert_eq!(esim_exit::jobs::bundle::examine(&file), None);
    assert_eq!(esim_exit::jobs::bundle::fingerprint(&file), None);
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    (named("evidence").read)(&file);
}
