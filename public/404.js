// On the page for an address that leads nowhere: the way home keeps what stood behind the `#`, which names a place in the page.
// This file lies where the page lies, so its own address says where home is.
for (const link of document.querySelectorAll('a')) link.href = new URL('./', import.meta.url).href + location.hash;
