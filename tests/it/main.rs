//! Native tests, one binary.

mod architecture;
mod batch;
mod beside;
mod contribute;
mod directory;
mod document;
mod due;
mod effort;
mod journeys;
mod letters;
mod line;
mod mails;
mod messages;
mod once;
mod path;
mod pictures;
mod place;
mod provider_api;
mod recognition;
mod safety;
mod scan;
mod search;
mod steps;
mod support;
mod telecom;
mod walk;
