//! What GitHub is told to do: readable, with the least rights, and only with commands and files that there are.
//!
//! Nobody can run a workflow on their own machine, so what can be known of one without running it is held here.

#[cfg(test)]
mod tests {
    use crate::places;
    use std::fs;
    use std::path::Path;
    use yaml_rust2::{Yaml, YamlLoader};

    /// Commands of `cargo xtask`, by the help that it prints.
    fn commands() -> Vec<String> {
        let main = fs::read_to_string(places::root().join(".xtask/src/main.rs")).unwrap();
        let lines = main.lines().filter_map(|line| {
            line.trim_start_matches("const HELP: &str = \"\\")
                .split("cargo xtask ")
                .nth(1)
        });
        lines
            .filter_map(|rest| rest.split_whitespace().next().map(str::to_owned))
            .collect()
    }

    fn text(yaml: &Yaml) -> &str {
        yaml.as_str().unwrap_or_default()
    }

    /// What is wrong with one workflow.
    fn flaws(source: &str, exists: &dyn Fn(&str) -> bool) -> Vec<String> {
        let mut wrong = Vec::new();
        let documents = match YamlLoader::load_from_str(source) {
            Ok(documents) => documents,
            Err(error) => return vec![format!("not YAML: {error}")],
        };
        let [workflow] = documents.as_slice() else {
            return vec!["not one document".to_owned()];
        };
        if workflow["permissions"]
            .as_hash()
            .is_none_or(|rights| !rights.is_empty())
        {
            wrong.push("rights for all jobs: `permissions: {}` at the top, and each job says its own".to_owned());
        }
        let Some(jobs) = workflow["jobs"].as_hash() else {
            return vec!["no jobs".to_owned()];
        };
        let names: Vec<&str> = jobs.keys().map(text).collect();
        for (name, job) in jobs {
            let name = text(name);
            let mut say = |what: &str| wrong.push(format!("{name}: {what}"));
            if job["permissions"].as_hash().is_none() {
                say("does not say its rights");
            }
            if job["timeout-minutes"].as_i64().is_none() {
                say("may run for ever");
            }
            let needs = job["needs"]
                .as_vec()
                .cloned()
                .unwrap_or_else(|| vec![job["needs"].clone()]);
            for needed in needs.iter().filter(|needed| !needed.is_badvalue()) {
                if !names.contains(&text(needed)) {
                    say(&format!("waits for {}, which is no job", text(needed)));
                }
            }
            let builds = job["steps"]
                .as_vec()
                .is_some_and(|steps| steps.iter().any(|step| text(&step["run"]).contains("cargo")));
            let may_write = job["permissions"]
                .as_hash()
                .is_some_and(|rights| rights.values().any(|right| text(right) == "write"));
            if builds && may_write {
                say("builds with code of others and may write");
            }
            for step in job["steps"].as_vec().into_iter().flatten() {
                for flaw in of_step(step, exists) {
                    say(&flaw);
                }
            }
        }
        wrong
    }

    fn of_step(step: &Yaml, exists: &dyn Fn(&str) -> bool) -> Vec<String> {
        let mut wrong = Vec::new();
        let (uses, run) = (text(&step["uses"]), text(&step["run"]));
        if uses.is_empty() == run.is_empty() {
            wrong.push("a step either uses or runs something".to_owned());
        }
        if !uses.is_empty() {
            let (action, version) = uses.split_once('@').unwrap_or((uses, ""));
            if !action.starts_with("actions/") || version.is_empty() || ["main", "master"].contains(&version) {
                wrong.push(format!("{uses} is not one of GitHub's own actions at a version"));
            }
            if action == "actions/checkout" && step["with"]["persist-credentials"].as_bool() != Some(false) {
                wrong.push("leaves credentials behind".to_owned());
            }
        }
        // What somebody else may write must never become a part of a command.
        if run.contains("${{") {
            wrong.push(format!("puts an expression into a command: {run}"));
        }
        for line in run.lines().map(str::trim) {
            if let Some(rest) = line.strip_prefix("cargo xtask ") {
                let command = rest.split_whitespace().next().unwrap_or_default();
                if !commands().iter().any(|known| known == command) {
                    wrong.push(format!("cargo xtask {command} is no command"));
                }
            } else if line.starts_with("./") || line.starts_with('.') {
                let program = line.split_whitespace().next().unwrap_or_default();
                if !exists(program) {
                    wrong.push(format!("{program} is not there"));
                }
            }
        }
        wrong
    }

    fn exists(path: &str) -> bool {
        places::root().join(path).exists()
    }

    fn all() -> Vec<(String, String)> {
        let folder = places::root().join(".github/workflows");
        let files = crate::system::files_with_ending(&folder, "yml").unwrap();
        let name = |file: &Path| file.file_name().unwrap().to_string_lossy().into_owned();
        files
            .iter()
            .map(|file| (name(file), fs::read_to_string(file).unwrap()))
            .collect()
    }

    #[test]
    fn every_workflow_keeps_the_rules() {
        let all = all();
        assert!(all.len() >= 5, "{}", all.len());
        for (name, source) in all {
            let wrong = flaws(&source, &exists);
            assert!(wrong.is_empty(), "{name}:\n{}", wrong.join("\n"));
        }
    }

    #[test]
    fn what_the_workflows_do_is_what_is_promised() {
        let all = all();
        let one = |name: &str| {
            all.iter()
                .find(|(own, _)| own == name)
                .map_or("", |(_, source)| source.as_str())
        };
        for (name, words) in [
            (
                "check-and-publish.yml",
                &[
                    "run: .ci/run",
                    "cargo xtask parts",
                    "actions/attest-build-provenance@",
                    "actions/attest-sbom@",
                ][..],
            ),
            ("fuzz.yml", &["schedule:", "cargo xtask fuzz all"]),
            ("reproduce.yml", &["schedule:", "release:", "cargo xtask reproduce"]),
            ("audit.yml", &["schedule:", "cargo xtask audit"]),
        ] {
            for word in words {
                assert!(one(name).contains(word), "{name} has no {word}");
            }
        }
        let publish = one("check-and-publish.yml");
        assert!(
            publish.contains(crate::supply::LIST),
            "the list of parts has another name"
        );
    }

    #[test]
    fn a_planted_flaw_is_found() {
        let sound = "permissions: {}\njobs:\n  a:\n    timeout-minutes: 5\n    permissions:\n      contents: read\n    steps:\n      - uses: actions/checkout@v4\n        with:\n          persist-credentials: false\n      - run: cargo xtask test\n";
        assert_eq!(flaws(sound, &|_| true), Vec::<String>::new());
        for (old, new, found) in [
            ("permissions: {}", "permissions: write-all", "at the top"),
            ("    timeout-minutes: 5\n", "", "for ever"),
            ("contents: read", "contents: write", "may write"),
            ("actions/checkout@v4", "actions/checkout@main", "own actions"),
            ("actions/checkout@v4", "somebody/checkout@v4", "own actions"),
            ("false", "true", "credentials"),
            ("xtask test", "xtask tset", "no command"),
            ("cargo xtask test", ".ci/walk", "not there"),
            ("xtask test", "xtask test ${{ github.head_ref }}", "expression"),
            ("    steps:", "    needs: b\n    steps:", "no job"),
            ("jobs:", "jobs: [", "not YAML"),
        ] {
            let broken = sound.replacen(old, new, 1);
            let wrong = flaws(&broken, &|path| path == ".ci/run").join("\n");
            assert!(wrong.contains(found), "{new}: {wrong}");
        }
    }
}
