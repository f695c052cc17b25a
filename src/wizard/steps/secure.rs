//! Lists what shuts others out. Needed for a security worry, before anything else is done.
//! Source: product, M2.

use super::{Policy, fine};
use crate::wizard::field::{Check, Field, Reason};

/// What shuts others out, most urgent first.
pub const CHECKS: &[Check] = &[
    Check::SecurePassword,
    Check::SecureSessions,
    Check::SecureSecondFactor,
    Check::SecureSimLock,
    Check::SecureTellProvider,
];

pub(super) const POLICY: Policy = Policy {
    needed: |wizard, _| wizard.answers().choice(Field::Reason) == Some(Reason::Security),
    problems: fine,
    done: None,
};
