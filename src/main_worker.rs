//! The second program: waits for jobs in a web worker, nothing else.

fn main() {
    #[cfg(target_arch = "wasm32")]
    esim_exit::worker::serve();
}
