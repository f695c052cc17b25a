//! The acts that hide behind the word "cancel", and the channels by which they are done.

use crate::named_enum;

named_enum! {
    /// What is really done. A provider's "cancel" may mean any of these.
    pub enum Act {
        /// The plan is not renewed; it runs to the end of what is paid.
        StopRenewal = "stop_renewal",
        /// The line ends when the billing cycle ends.
        EndAtPeriodEnd = "end_at_period_end",
        /// The line ends at once.
        EndNow = "end_now",
        /// An unused purchase is given back.
        RefundUnused = "refund_unused",
        /// The number moves to another provider, which ends the line.
        PortOut = "port_out",
        /// The account is deleted.
        DeleteAccount = "delete_account",
        /// Nothing is to be done: the plan ends by itself.
        Nothing = "nothing",
    }
}

named_enum! {
    /// How an act is done.
    pub enum Channel {
        /// The provider's API, called from the page.
        Api = "api",
        /// The provider's web site.
        Web = "web",
        /// The provider's app.
        App = "app",
        /// Live chat.
        Chat = "chat",
        /// A phone call.
        Phone = "phone",
        /// An e-mail.
        Email = "email",
        /// A paper letter.
        Letter = "letter",
        /// A visit to a store.
        Store = "store",
        /// Nothing: the plan expires.
        Expires = "expires",
    }
}
