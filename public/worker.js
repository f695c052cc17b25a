// Starts the second program in a worker of its own: heavy work, so that the page never stands still. Fetched when it is first
// needed. `cargo xtask stamp` fills in the program of the same build and names this file by its content, so that a page only
// ever meets the worker that was built with it.
import program from '__WORKER_JS__';

const wasm = fetch(new URL('__WORKER_WASM__', self.location), { integrity: '__WORKER_INTEGRITY__' });
await program({ module_or_path: wasm });
