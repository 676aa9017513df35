// SPDX-License-Identifier: Apache-2.0
//! Man pages: `docs/man/` holds what the command line's definition says, a page for each command. Only built for tests, so
//! that the program carries no generator; `UPDATE_EXPECT=1 cargo test -p eyas man_pages` writes the pages anew.

use crate::cli::Cli;
use clap::CommandFactory;
use std::{collections::BTreeMap, fs, path::Path};

/// Pages by file name. Subcommands are named by their way from the top: `eyas-list-fields.1`.
fn pages() -> BTreeMap<String, String> {
    let mut program = Cli::command().disable_help_subcommand(true);
    program.build();
    let mut all = BTreeMap::new();
    add(program, &mut all);
    all
}

fn add(command: clap::Command, all: &mut BTreeMap<String, String>) {
    for sub in command.get_subcommands().filter(|c| !c.is_hide_set()) {
        add(sub.clone().version(env!("CARGO_PKG_VERSION")), all);
    }
    let head = ".\\\" SPDX-License-Identifier: Apache-2.0\n.\\\" Made from the command line's definition: see userspace/eyas/src/man.rs.\n";
    let mut text = head.as_bytes().to_vec();
    let page = clap_mangen::Man::new(command).manual("Eyas").source(concat!("eyas ", env!("CARGO_PKG_VERSION")));
    page.render(&mut text).unwrap();
    // The text behind the options is laid out by hand: not to be filled.
    let text = String::from_utf8(text).unwrap();
    let text = match text.split_once(".SH EXTRA\n") {
        Some((before, extra)) => format!("{before}.SH NOTES\n.nf\n{}", extra.replacen(".SH VERSION", ".fi\n.SH VERSION", 1)),
        None => text,
    };
    all.insert(page.get_filename(), text);
}

#[test]
fn man_pages_are_those_of_the_command_line() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/man");
    let pages = pages();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        pages.iter().for_each(|(name, text)| fs::write(folder.join(name), text).unwrap());
    }
    let there = fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path());
    let there = there.map(|p| (p.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(p).unwrap()));
    let there: BTreeMap<_, _> = there.collect();
    let stale: Vec<_> = pages.iter().filter(|(name, text)| there.get(*name) != Some(text)).map(|(name, _)| name).collect();
    let left_over: Vec<_> = there.keys().filter(|name| !pages.contains_key(*name)).collect();
    assert!(
        stale.is_empty() && left_over.is_empty(),
        "docs/man: stale {stale:?}, of no command {left_over:?}; write them anew with `UPDATE_EXPECT=1 cargo test -p eyas man_pages`"
    );
}

#[test]
fn each_command_has_a_page_that_says_how_it_is_called() {
    let pages = pages();
    for (name, says) in
        [("eyas.1", "eyas\\-run(1)"), ("eyas-run.1", "\\fBeyas run\\fR"), ("eyas-list-fields.1", "\\fBeyas list fields\\fR")]
    {
        assert!(pages[name].contains(says), "{says} in {}", pages[name]);
    }
}
