fn main() {
    #[cfg(target_arch = "wasm32")]
    {
        use leptos::prelude::*;
        mount_to_body(|| view! { <main id="main" data-step="home"><h1 tabindex="-1">"eSIM Exit"</h1></main> });
    }
}
