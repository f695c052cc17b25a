//! Lists what would be lost with the line. Always needed; what is not ticked is said again before the act.
//! Source: product, M8.

use super::{Policy, always, fine};
use crate::wizard::field::Check;

/// What may hang on the line, dearest first.
pub const CHECKS: &[Check] = &[
    Check::BackupCodes,
    Check::BackupBanks,
    Check::BackupChat,
    Check::BackupMessages,
    Check::BackupVoicemail,
    Check::BackupContacts,
    Check::BackupCallLog,
    Check::BackupReceipts,
    Check::BackupCard,
    Check::BackupShared,
    Check::BackupIdentifiers,
];

pub(super) const POLICY: Policy = Policy {
    needed: always,
    problems: fine,
    done: None,
};
