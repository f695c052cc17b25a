//! What the second program can do: the work that few people need and that would make the page stand still.
//!
//! Invariant: pure, so every job is tested natively with the very code that runs in the browser. The page's own program
//! knows only [`Job`] and [`Outcome`]; the libraries behind the jobs are reached from `worker` alone, so nothing of
//! them travels with the first screen. A job keeps nothing of what it was given.

pub mod bundle;
pub mod calendar;
pub mod digest;
pub mod mail;
pub mod picture;
pub mod stamp;

use crate::named_enum;

named_enum! {
    /// What can be asked of the second program. One message each: the name of the job, then what it is about.
    pub enum Job {
        /// A file or one picture of the camera: the texts of the QR codes in it.
        Picture = "picture",
        /// A picture and a text: the picture again, smaller, with the text across it and nothing else in the file.
        Stamp = "stamp",
        /// A dossier and pictures: the file of evidence made of them, and the sum that names it.
        Bundle = "bundle",
        /// What is stored: the file in which it is taken along.
        TakeAlong = "take_along",
        /// Such a file and what is stored: what would change, and the writes that change it.
        BringIn = "bring_in",
        /// A file of evidence: what a look at it finds.
        Verify = "verify",
        /// Dates: the text of a calendar file.
        Calendar = "calendar",
        /// A mail and what is known of the case: what the mail says, as a [`crate::confirmation::Reading`].
        Mail = "mail",
    }
}

named_enum! {
    /// How a job ended. One message each: this name, then the texts or files that came of it.
    pub enum Outcome {
        /// Not an answer: the program has started and waits.
        Ready = "ready",
        /// Something was found or made.
        Found = "found",
        /// It was read, and there is nothing in it.
        Nothing = "nothing",
        /// It could not be read at all.
        Unreadable = "unreadable",
    }
}
