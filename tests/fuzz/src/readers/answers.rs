//! Answers of providers' APIs: whatever status, whatever body, at every platform and in every task.

use crate::dice::Dice;
use crate::material::{self, Material};
use crate::{Reader, files};
use esim_exit::provider_api::{
    Access, ActKind, Acted, Adapter, Credential, Finding, HttpResponse, Platform, Procedure, Stamp, Step, Task,
    TransportError, allowed_hosts, chosen_hosts,
};
use esim_exit::telecom::{Secret, Timestamp};
use serde_json::Value;
use std::sync::LazyLock;

/// The reader.
#[must_use]
pub fn reader() -> Reader {
    Reader {
        name: "answers",
        runs: 1_500,
        material: || &RAW,
        read,
        long: 1 << 18,
    }
}

static RAW: LazyLock<Material> = LazyLock::new(|| Material {
    is_raw: true,
    ..Material::default()
});

struct Script {
    platform: Platform,
    credentials: Vec<(Credential, String)>,
    line: String,
    answers: Material,
}

static SCRIPTS: LazyLock<Vec<Script>> = LazyLock::new(|| {
    let scripts = files("tests/providers", "json");
    scripts
        .iter()
        .map(|bytes| script(&serde_json::from_slice(bytes).unwrap()))
        .collect()
});

const NOW: Timestamp = Timestamp(1_795_348_800_000);
/// More questions nobody asks for one task.
const QUESTIONS: usize = 500;

fn script(script: &Value) -> Script {
    let text = |name: &str| script[name].as_str().unwrap_or_default().to_owned();
    let credentials: Vec<(Credential, String)> = script["credentials"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, value)| (name.parse().unwrap(), value.as_str().unwrap().to_owned()))
        .collect();
    let bodies = script["exchanges"].as_array().unwrap().iter().map(|exchange| {
        let answer = &exchange["answer"];
        answer
            .get("json")
            .map_or_else(|| text("text").into_bytes(), |json| json.to_string().into_bytes())
    });
    let secrets: Vec<&str> = credentials.iter().map(|(_, value)| value.as_str()).collect();
    let mut words = vec![
        "active",
        "cancelled",
        "ended",
        "2026-12-01",
        "2026-12-01T00:00:00Z",
        "unlimited",
        "LPA:1$a.example.com$K2-9QX4T7-SECRET",
    ];
    words.extend(secrets);
    Script {
        platform: text("platform").parse().unwrap(),
        line: text("line"),
        answers: Material::new(bodies.collect(), &words).json(),
        credentials,
    }
}

fn read(bytes: &[u8]) {
    let mut dice = Dice::new(bytes);
    let script = dice.one(&SCRIPTS);
    let mut access = Access::default();
    for (which, value) in &script.credentials {
        access.enter(*which, &Secret::new(value.clone()));
    }
    let kind = *dice.one(ActKind::ALL);
    let line = script.line.clone();
    let task = match dice.byte() % 7 {
        0 => Task::Connect { find: line },
        1 => Task::NextPage {
            find: line,
            page: "2".to_owned(),
        },
        2 => Task::Inspect { line },
        3 => Task::Check { line, kind },
        4 => Task::Settle { line, kind },
        5 => Task::Undo { line },
        _ => Task::Act {
            line,
            kind,
            key: "4f2c0b5e-0d6a-4a8c-9d0e-0000000000aa".to_owned(),
        },
    };
    let stamp = Stamp {
        now: NOW,
        nonce: "nonce-1",
    };
    let may_act = matches!(task, Task::Act { .. });
    let (mut procedure, mut step) = Procedure::begin(task, script.platform, &mut access, &stamp);
    let mut acts: Vec<(usize, String)> = Vec::new();
    for _ in 0..QUESTIONS {
        step = match step {
            Step::Send(request) => {
                let mut listed = allowed_hosts();
                listed.extend(chosen_hosts(script.platform));
                assert!(listed.iter().any(|host| host == request.origin()), "{request:?}");
                if let esim_exit::provider_api::Call::Act { part, .. } = procedure.call() {
                    assert!(may_act, "{request:?} was not asked for");
                    acts.push((usize::from(*part), request.url.clone()));
                }
                procedure.answered(answer(&mut dice, script), &mut access, &stamp)
            }
            Step::Wait(pause) => {
                assert!(pause <= 60_000);
                procedure.waited(&mut access, &stamp)
            }
            Step::Finished(finding) => {
                over(script, &procedure, &finding);
                let parts = acts.len();
                acts.dedup_by_key(|(part, _)| *part);
                assert_eq!(acts.len(), parts, "each part of an act leaves once");
                return;
            }
        };
    }
    panic!("{:?}: a task without an end", Adapter::of(script.platform));
}

fn answer(dice: &mut Dice<'_>, script: &Script) -> Result<HttpResponse, TransportError> {
    let status = match dice.byte() {
        0..160 => 200,
        160..170 => return Err(TransportError::Timeout),
        170..176 => return Err(TransportError::CorsLikely),
        176..180 => return Err(TransportError::Offline),
        180..184 => return Err(TransportError::HostSilent),
        other => *dice_status(other),
    };
    let most = usize::from(dice.byte() % 24);
    let mut roll = Dice::new(dice.take(most));
    let mut body = material::made(&mut roll, &script.answers);
    // A body of the script as it is, most of the time: else no task gets beyond its first answer.
    if most < 10 {
        let bodies = &script.answers.seeds;
        body.clone_from(&bodies[most % bodies.len()]);
    }
    let body = String::from_utf8_lossy(&body).into_owned();
    Ok(HttpResponse { status, body })
}

fn dice_status(byte: u8) -> &'static u16 {
    const STATUS: [u16; 20] = [
        0,
        100,
        199,
        201,
        202,
        204,
        299,
        301,
        304,
        400,
        401,
        403,
        404,
        409,
        410,
        422,
        429,
        500,
        503,
        u16::MAX,
    ];
    &STATUS[usize::from(byte) % STATUS.len()]
}

/// What is shown and noted holds nothing of the keys.
fn over(script: &Script, procedure: &Procedure, finding: &Finding) {
    let open = [Credential::Host, Credential::Project, Credential::AccountName];
    let words = match finding {
        Finding::Acted(Acted::Refused(e) | Acted::NotSent(e) | Acted::Lost(e, _)) | Finding::Failed(e) => {
            e.words.clone()
        }
        _ => String::new(),
    };
    let noted = [serde_json::to_string(procedure.proofs()).unwrap(), words].concat();
    for (which, secret) in script
        .credentials
        .iter()
        .filter(|(which, value)| !open.contains(which) && value.len() >= 4)
    {
        assert!(!noted.contains(secret.as_str()), "{which:?} stands in {noted}");
    }
    assert!(!noted.contains("K2-9QX4T7-SECRET"), "a matching id stands in {noted}");
    let _ = format!("{finding:?}");
}
