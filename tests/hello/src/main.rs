//! The smallest page that Leptos can draw.

fn main() {
    #[cfg(target_arch = "wasm32")]
    {
        use leptos::prelude::*;
        let name = RwSignal::new("world");
        leptos::mount::mount_to_body(move || view! { <button>{move || name.get()}</button> });
    }
}
