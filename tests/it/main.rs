//! Native tests, one binary.

mod directory;
