//! Native tests, one binary.

mod directory;
mod recognition;
mod telecom;
