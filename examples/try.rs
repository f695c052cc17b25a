mod support { pub(crate) fn root() -> std::path::PathBuf { std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")) } }
#[path = "../tests/it/mails.rs"] mod mails;
fn main(){ let w=mails::wrong(); println!("{} wrong\n{}", w.len(), w.join("\n")); }
