//! `cargo xtask <what>`: one command in, one sentence out when it fails.

use std::process::ExitCode;
use xtask::{
    Done, Failure, bench, budget, build, fuzz, lighthouse, links, live, reproduce, retire, serve, shots, stamp, supply,
    test,
};

const HELP: &str = "\
cargo xtask serve [port]        set up what is missing, build the page, serve it on this machine
cargo xtask test [filter]       every check; with a filter only the browser tests whose name contains it
cargo xtask build               set up what is missing, build the page into dist/, print its weight
cargo xtask size [--accept|--rooms]
                                what the page built last weighs, held against its budget; --accept makes it the new measure
                                (.xtask/weights.json), --rooms tells what the program is made of, by room and crate
cargo xtask shots <name=route>… [--seed file.json] [--no-build]
                                pictures of the built page: 390 and 1280 px, zh-CN and en, light and dark
cargo xtask gallery [--accept] [--only walk] [--width 390|1280] [--language en|zh-CN] [--scheme light|dark] [--no-build]
                                pictures of every page on one sheet, target/gallery/index.html, and which differ from the accepted
                                ones; --accept keeps what they show in tests/web/gallery.accepted (nothing accepted yet)
cargo xtask lighthouse [--no-build]
                                Lighthouse on the built page, desktop and mobile: the scores, and what is below 100
cargo xtask bench [lines]       a batch of lines in the page, beside a bare loop of the same requests; prints what it measured
cargo xtask bench page          how fast the page is there and goes on, in a browser, beside a floor and the smallest Leptos page
cargo xtask bench core          what the core costs natively: recognition, an event, load and save, a mail, a line of a batch
cargo xtask bench search        the search for a provider with 71, 1,000 and 3,000 of them: bytes, and what each key costs
cargo xtask fuzz [reader|all] [seconds]
                                looks for inputs that break a reader of foreign bytes; 60 seconds each if nobody says
cargo xtask reproduce           builds the commit twice in clean folders and compares the pages byte for byte
cargo xtask audit               known holes, licences and sources of all crates
cargo xtask parts               the list of everything the page is made of (CycloneDX), into target/
cargo xtask retire              switches the offline copy off for everybody, in the page built last (README: switching the offline copy off)
cargo xtask live <address> [filter]
                                the browser tests against a published page; those that need a host of their own are left out
cargo xtask links               every link of all records, with the fields that use it
cargo xtask stamp               (Trunk's hook) policy, digests, directory index, offline list";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n✗ {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Done {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["build"] => build::build(),
        ["serve"] => serve::serve(8080),
        ["serve", port] => {
            let port = port.parse().map_err(|_| {
                Failure::new(format!(
                    "“{port}” is not a port: give a number, for example `cargo xtask serve 8080`."
                ))
            })?;
            serve::serve(port)
        }
        ["test"] => test::everything(),
        ["test", filter] => test::web_only(filter),
        ["stamp"] => stamp::stamp_staging(),
        ["shots", rest @ ..] => shots::shots(rest),
        ["gallery", rest @ ..] => shots::gallery(rest),
        ["lighthouse", rest @ ..] => lighthouse::lighthouse(rest),
        ["bench", rest @ ..] => bench::bench(rest),
        ["retire"] => retire::retire(),
        ["live", address, filter @ ..] => live::live(address, filter),
        ["size", rest @ ..] => budget::size(rest),
        ["links"] => links::print(),
        ["fuzz", rest @ ..] => fuzz::fuzz(rest),
        ["reproduce"] => reproduce::reproduce(),
        ["audit"] => supply::audit(),
        ["parts"] => supply::list_parts(),
        ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => Err(Failure::new(format!("That is not one of the commands:\n\n{HELP}"))),
    }
}
