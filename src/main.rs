//! What `public/boot.js` takes to start the page, nothing else.

#[cfg(target_arch = "wasm32")]
mod start {
    use esim_exit::app;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// The turns in which the page starts, in their order.
    #[wasm_bindgen]
    pub struct Start(app::Start);

    #[wasm_bindgen]
    impl Start {
        /// The first.
        #[wasm_bindgen(constructor)]
        #[must_use]
        pub fn open() -> Self {
            Self(app::Start::open())
        }

        /// The second.
        pub fn arrive(&self) {
            self.0.arrive();
        }

        /// The last.
        pub fn draw(self) {
            self.0.draw();
        }
    }
}

fn main() {}
