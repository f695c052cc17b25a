//! Mounts the page, nothing else.

fn main() {
    #[cfg(target_arch = "wasm32")]
    esim_exit::app::mount();
}
