//! What a key costs in the search for a provider: `cargo xtask bench search`.
//!
//! Nothing here is judged, it is measured and printed: each key of each query at 71, 1,000 and 3,000 made-up providers.

#![expect(clippy::expect_used, reason = "a measurement that cannot begin fails")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use esim_exit::directory::Index;
use std::hint::black_box;
use std::time::{Duration, Instant};
use xtask::directory;
use xtask::made_up::{self, QUERIES, SIZES, keys};

/// The quickest of some tries, in microseconds: what else the machine does is no part of it.
fn quickest(index: &Index, typed: &str) -> f64 {
    let time = |_| {
        let start = Instant::now();
        black_box(index.search(black_box(typed)));
        start.elapsed()
    };
    (0..9).map(time).min().unwrap_or_default().as_secs_f64() * 1e6
}

fn searches(criterion: &mut Criterion) {
    for size in SIZES {
        let text = directory::index(&made_up::records(size)).expect("an index");
        let start = Instant::now();
        let index = Index::from_json(&text).expect("an index");
        println!(
            "\n{size} providers: index read in {:.1} ms, once",
            start.elapsed().as_secs_f64() * 1e3
        );
        let mut slowest = (0.0_f64, "");
        for query in QUERIES {
            let each: Vec<(f64, &str)> = keys(query).map(|typed| (quickest(&index, typed), typed)).collect();
            let told: Vec<String> = each.iter().map(|(us, _)| format!("{us:.0}")).collect();
            println!("  {query}: {} µs a key", told.join(" "));
            slowest = each
                .into_iter()
                .fold(slowest, |most, one| if one.0 > most.0 { one } else { most });
        }
        println!("  slowest key: {:.2} ms, “{}”", slowest.0 / 1e3, slowest.1);
        let mut group = criterion.benchmark_group(format!("{size} providers, all keys of"));
        group
            .sample_size(10)
            .warm_up_time(Duration::from_millis(200))
            .measurement_time(Duration::from_millis(700));
        for query in QUERIES {
            group.throughput(Throughput::Elements(keys(query).count() as u64));
            group.bench_function(query, |b| {
                b.iter(|| {
                    keys(query)
                        .map(|typed| index.search(black_box(typed)).len())
                        .sum::<usize>()
                });
            });
        }
        group.finish();
    }
}

criterion_group!(benches, searches);
criterion_main!(benches);
