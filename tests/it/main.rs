//! Native tests, one binary.

mod architecture;
mod batch;
mod contribute;
mod directory;
mod document;
mod due;
mod effort;
mod journeys;
mod letters;
mod line;
mod messages;
mod once;
mod place;
mod provider_api;
mod recognition;
mod safety;
mod steps;
mod support;
mod telecom;
mod walk;
