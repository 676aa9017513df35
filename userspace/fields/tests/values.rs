// SPDX-License-Identifier: Apache-2.0
//! What users see of events: a small machine, events on it, and templates filled from them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail wherever it stands")]

use eyas_fields::{BufferForm, Compat, Cx, Field, Fields, Scratch, Setup, Template, TimeForm};
use eyas_schema::{Event, build::EventBuilder, ids};
use eyas_state::seed::{FdListSeed, FdSeed, GroupSeed, Interface, Machine, Seeds, ThreadSeed, UserSeed};
use eyas_state::{Addr, Context, FdKind, L4, Meta, State, Tuple};

const TS: u64 = 1_700_000_000_000_000_005;

/// A machine with a shell (10), its child cat (11), which has a few files and sockets open, and a second thread of cat (12).
struct World {
    state: State,
    setup: Setup,
    scratch: Scratch,
    num: u64,
}

fn thread(tid: i64, pid: i64, ptid: i64, comm: &str, args: &str) -> ThreadSeed {
    ThreadSeed {
        pid,
        ptid,
        sid: 10,
        vpgid: 11,
        pgid: 11,
        vtid: tid,
        vpid: pid,
        fdlimit: 1024,
        uid: 33,
        gid: 0,
        comm: comm.into(),
        exe: format!("/bin/{comm}").into(),
        exepath: format!("/usr/bin/{comm}").into(),
        args: args.replace(' ', "\0").into(),
        env: b"HOME=/home/u\0EMPTY=\0LANG=C\0".to_vec(),
        cgroups: b"cpu=/a\0memory=/b\0".to_vec(),
        cwd: b"/home/u/".to_vec(),
        root: b"/".to_vec(),
        ..ThreadSeed::new(tid)
    }
}

fn file(number: i64, kind: FdKind, name: &str) -> FdSeed {
    FdSeed { number, kind, name: name.into(), dev: 0x0010_0803, ino: 77, ..FdSeed::default() }
}

fn world() -> World {
    let tuple = Tuple { sip: [10, 0, 0, 5].into(), dip: [1, 2, 3, 4].into(), sport: 40000, dport: 80 };
    let fds = vec![
        file(0, FdKind::FileV2, "/dev/null"),
        file(3, FdKind::FileV2, "/etc/shadow"),
        file(4, FdKind::Directory, "/tmp"),
        FdSeed { number: 5, kind: FdKind::Ipv4, l4: L4::Tcp, addr: Addr::V4(tuple), ..FdSeed::default() },
        FdSeed { number: 6, kind: FdKind::Ipv4Server, l4: L4::Tcp, addr: Addr::V4Server([0, 0, 0, 0].into(), 22), ..FdSeed::default() },
    ];
    let mut state = State::default();
    state.import(Seeds {
        machine: Some(Machine { num_cpus: 1, hostname: b"m".to_vec(), ..Machine::default() }),
        interfaces: vec![Interface {
            name: b"eth0".to_vec(),
            addr: "10.0.0.5".parse().unwrap(),
            netmask: "255.255.255.0".parse().unwrap(),
            broadcast: "10.0.0.255".parse().unwrap(),
            link_speed: 0,
        }],
        users: vec![UserSeed { uid: 33, gid: 33, name: b"www".to_vec(), home: b"/var/www".to_vec(), shell: b"/bin/sh".to_vec() }],
        groups: vec![GroupSeed { gid: 0, name: b"root".to_vec() }],
        threads: vec![
            thread(1, 1, 0, "init", ""),
            thread(10, 10, 1, "bash", "-l"),
            thread(11, 11, 10, "cat", "-n /etc/shadow"),
            ThreadSeed { flags: 1 << 13 | 1, ..thread(12, 11, 10, "cat", "-n /etc/shadow") },
        ],
        fds: vec![FdListSeed { tid: 11, fds }],
    });
    let setup = Setup { utc_offset: 3600, hostname: Some("here".into()), ..Setup::default() };
    World { state, setup, scratch: Scratch::default(), num: 0 }
}

impl World {
    fn process(&mut self, record: &[u8]) -> Context {
        self.num += 1;
        self.state.process(&Event::parse(record).unwrap(), Meta { num: self.num, cpu: 2, flags: 0 })
    }

    /// The text of a template for an event; `-` if it gives none.
    fn show(&mut self, event: &EventBuilder, template: &str) -> String {
        let record = event.build();
        let context = self.process(&record);
        self.scratch.clear();
        let cx = Cx::new(Event::parse(&record).unwrap(), &self.state, &context, &self.setup, &self.scratch);
        parsed(template).render_text(&cx).unwrap_or_else(|| "-".into())
    }

    fn json(&mut self, event: &EventBuilder, template: &str) -> String {
        let record = event.build();
        let context = self.process(&record);
        let cx = Cx::new(Event::parse(&record).unwrap(), &self.state, &context, &self.setup, &self.scratch);
        serde_json::Value::Object(parsed(template).render_fields_json(&cx)).to_string()
    }
}

fn parsed(template: &str) -> Template {
    Template::compile(&eyas_filter::template::Template::parse(template, &Fields).unwrap()).unwrap()
}

fn event(kind: u16) -> EventBuilder {
    EventBuilder::new(kind).ts(TS).tid(11)
}

fn getpid() -> EventBuilder {
    event(ids::GENERIC_X).u16(eyas_schema::sc_code("getpid").unwrap()).u16(39)
}

fn openat(fd: i64, dirfd: i64, name: &str, flags: u32) -> EventBuilder {
    event(ids::SYSCALL_OPENAT_2_X).i64(fd).i64(dirfd).text(name).u32(flags).u32(0o755).u32(0x10).u64(9)
}

fn read(fd: i64, result: i64, data: &[u8]) -> EventBuilder {
    event(ids::SYSCALL_READ_X).i64(result).bytes(data).i64(fd).u32(100)
}

#[test]
fn processes_and_their_ancestors() {
    let mut w = world();
    let see = |w: &mut World, t| w.show(&getpid(), t);
    assert_eq!(see(&mut w, "%proc.name %proc.exe %proc.exepath"), "cat /bin/cat /usr/bin/cat");
    assert_eq!(
        see(&mut w, "%proc.cmdline|%proc.exeline|%proc.args|%proc.args[1]|%proc.args[7]"),
        "cat -n /etc/shadow|/bin/cat -n /etc/shadow|-n /etc/shadow|/etc/shadow|"
    );
    assert_eq!(see(&mut w, "%proc.cmdnargs %proc.cmdlenargs"), "2 13");
    assert_eq!(see(&mut w, "%proc.pname %proc.pcmdline %proc.aname[0] %proc.aname[2]"), "bash bash -l cat init");
    assert_eq!(see(&mut w, "%proc.aname|%proc.acmdline|%proc.apid[1]|%proc.apid"), "bash init|bash -l init|10|11");
    assert_eq!(see(&mut w, "*%proc.aname[3] %proc.aname[999999]"), "<NA> <NA>");
    assert_eq!(see(&mut w, "%proc.env[HOME]|%proc.env[EMPTY]|%proc.env[NO]|%proc.aenv[LANG]"), "/home/u|||C");
    assert_eq!(see(&mut w, "%proc.env"), "HOME=/home/u EMPTY= LANG=C");
    assert_eq!(see(&mut w, "%proc.cwd %proc.sname %proc.vpgid.exe %proc.loginshellid"), "/home/u/ bash /bin/cat 10");
    assert_eq!(see(&mut w, "%proc.is_pgid_leader %proc.is_sid_leader %proc.nthreads %proc.nchilds"), "true false 2 1");
    assert_eq!(see(&mut w, "%thread.cgroup.memory %thread.cgroups"), "/b cpu=/a memory=/b");
    assert_eq!(see(&mut w, "%proc.fdopencount %proc.fdlimit %proc.fdusage"), "5 1024 0.5");
    assert_eq!(see(&mut w, "%proc.stdin.type %proc.stdin.name"), "file /dev/null");
    assert_eq!(see(&mut w, "*%proc.duration %proc.exe_ino %proc.stdout.name"), "<NA> <NA> <NA>");
    assert_eq!(w.show(&getpid().tid(12), "%thread.tid %thread.ismain %proc.pid %proc.cwd %proc.fdopencount"), "12 false 11 /home/u/ 5");
    assert_eq!(w.show(&getpid().tid(12), "%thread.vmsize %thread.nametid"), "0 cat12");
}

#[test]
fn users_and_groups() {
    let mut w = world();
    assert_eq!(w.show(&getpid(), "%user.uid %user.name %user.homedir %user.shell"), "33 www /var/www /bin/sh");
    assert_eq!(w.show(&getpid(), "%user.loginuid %user.loginname %group.gid %group.name"), "-1 <NA> 0 root");
}

#[test]
fn event_itself() {
    let mut w = world();
    assert_eq!(
        w.show(&getpid(), "%evt.num %evt.type %syscall.type %evt.dir %evt.cpu %evt.category|%evt.args|"),
        "1 getpid getpid < 2 other||"
    );
    assert_eq!(w.show(&getpid(), "*%evt.type.is.openat %evt.source %evt.is_async %evt.hostname %evt.count"), "<NA> syscall false here 1");
    assert_eq!(w.show(&getpid(), "%evt.time %evt.time.s %evt.datetime"), "23:13:20.000000005 23:13:20 2023-11-14 23:13:20.000000005");
    assert_eq!(
        w.show(&getpid(), "%evt.time.iso8601 %evt.rawtime.s %evt.rawtime.ns %evt.reltime"),
        "2023-11-14T22:13:20.000000005+0000 1700000000 000000005 000000000"
    );
    assert_eq!(w.show(&getpid(), "*%evt.res %evt.rawres %evt.failed %evt.buffer %evt.io_dir"), "<NA> <NA> <NA> <NA> <NA>");
    assert_eq!(w.show(&read(3, -9, b""), "%evt.res %evt.rawres %evt.failed %evt.count.error %evt.count.error.file"), "EBADF -9 true 1 1");
    assert_eq!(
        w.show(&read(3, 5, b"he\x01lo"), "%evt.res %evt.buflen %evt.buffer %evt.is_io_read %evt.io_dir %evt.category"),
        "SUCCESS 5 he.lo true read file"
    );
    assert_eq!(
        w.show(&openat(7, -100, "x", 4097), "%evt.is_open_read %evt.is_open_write %evt.is_open_create %evt.is_open_exec"),
        "true false false false"
    );
    assert_eq!(
        w.show(&openat(7, -100, "x", 4 | 2 | 1 << 14), "%evt.is_open_write %evt.is_open_create %evt.is_open_exec"),
        "true true true"
    );
    w.setup.time = TimeForm::Absolute;
    assert_eq!(w.show(&getpid(), "%evt.outputtime"), "1700000000.5");
}

#[test]
fn values_between_events() {
    let mut w = world();
    let t = parsed("%evt.deltatime %util.cnt");
    let mut at = |ts: u64| {
        let record = getpid().ts(ts).build();
        let context = w.process(&record);
        t.render_text(&Cx::new(Event::parse(&record).unwrap(), &w.state, &context, &w.setup, &w.scratch)).unwrap()
    };
    assert_eq!([at(TS), at(TS + 7), at(TS + 10)], ["0 1", "7 2", "3 3"]);
}

#[test]
fn usage_of_the_cpu() {
    let mut w = world();
    let t = parsed("*%thread.cpu %thread.cpu.user");
    let mut at = |event: EventBuilder| {
        let record = event.build();
        let context = w.process(&record);
        t.render_text(&Cx::new(Event::parse(&record).unwrap(), &w.state, &context, &w.setup, &w.scratch)).unwrap()
    };
    let usage = |user, system| event(ids::PROCINFO_E).u64(user).u64(system);
    assert_eq!([at(usage(10, 5)), at(usage(30, 6)), at(getpid()), at(usage(500, 6))], ["0.0 0.0", "21.0 20.0", "<NA> <NA>", "100.0 100.0"]);
}

#[test]
fn parameters() {
    let mut w = world();
    assert_eq!(
        w.show(&openat(7, 4, "sub/../x y", 4097), "%evt.args"),
        "fd=7(<f>/tmp/x y) dirfd=4(<d>/tmp) name=sub/../x y(/tmp/x y) flags=4097(O_RDONLY|O_CLOEXEC) mode=0755 dev=10 ino=9"
    );
    assert_eq!(
        w.show(&openat(-2, -100, "gone", 1), "%evt.arg.fd %evt.arg[1] %evt.arg.name %evt.rawarg.flags %evt.arg.mode"),
        "ENOENT AT_FDCWD /home/u/gone 1 0755"
    );
    assert_eq!(w.show(&openat(-2, -100, "gone", 1), "*%evt.arg.res %evt.arg[9]"), "<NA> <NA>");
    let kill = event(ids::SYSCALL_KILL_X).i64(0).i64(10).u8(9);
    assert_eq!(w.show(&kill, "%evt.args"), "res=0 pid=10(bash) sig=9(SIGKILL)");
    let poll = event(ids::SYSCALL_POLL_X).i64(1).bytes(&[2, 0, 3, 0, 0, 0, 0, 0, 0, 0, 1, 0, 99, 0, 0, 0, 0, 0, 0, 0, 0x41, 0]).i64(-1);
    assert_eq!(w.show(&poll, "%evt.arg.fds|%fdlist.nums|%fdlist.names"), "3:f1 99:?41|3,99|/etc/shadow,<NA>");
    let connect = event(ids::SOCKET_CONNECT_X).i64(-111).bytes(&[2, 10, 0, 0, 5, 1, 0, 1, 2, 3, 4, 80, 0]).i64(5).empty();
    assert_eq!(
        w.show(&connect, "%evt.args"),
        "res=-111(ECONNREFUSED) tuple=10.0.0.5:1->1.2.3.4:80 fd=5(<4t>10.0.0.5:40000->1.2.3.4:80) addr=<NA>"
    );
    let unknown = event(ids::SOCKET_CONNECT_X).i64(0).bytes(&[7, 1]).i64(5).bytes(&[1, b'/', b'\n', 0]);
    assert_eq!(w.show(&unknown, "%evt.arg.tuple %evt.arg.addr"), "family 7 /\u{fffd}");
}

#[test]
fn buffers_in_every_form() {
    let mut w = world();
    for (form, want) in
        [(BufferForm::Dotted, "a.b"), (BufferForm::Hex, "\n\t0x0000: 610a 62"), (BufferForm::Base64, "YQpi"), (BufferForm::Lines, "\na\nb")]
    {
        w.setup.buffer = form;
        assert_eq!(w.show(&read(3, 3, b"a\nb"), "%evt.buffer"), want);
        assert_eq!(w.show(&read(3, 3, b"a\nb"), "%evt.arg.data"), want);
    }
    // Line ends that are not of a buffer's form are somebody's trick.
    let named = event(ids::SYSCALL_CHDIR_X).i64(0).text("x\ny");
    assert_eq!(w.show(&named, "%evt.args"), "res=0 path=x\u{fffd}y");
}

#[test]
fn ports_have_names_where_they_are_asked_for() {
    let mut w = world();
    if !std::fs::read_to_string("/etc/services").is_ok_and(|s| s.contains("80/tcp")) {
        println!("skipped: this machine has no list of services");
        return;
    }
    let line = "%fd.name %fd.sproto %fd.sport %evt.arg.fd";
    assert_eq!(w.show(&read(5, 1, b"x"), line), "10.0.0.5:40000->1.2.3.4:80 80 80 <4t>10.0.0.5:40000->1.2.3.4:80");
    w.setup.service_names = true;
    assert_eq!(w.show(&read(5, 1, b"x"), line), "10.0.0.5:40000->1.2.3.4:http http 80 <4t>10.0.0.5:40000->1.2.3.4:http");
}

#[test]
fn files_and_sockets() {
    let mut w = world();
    let see = |w: &mut World, fd, t| w.show(&read(fd, 1, b"x"), t);
    assert_eq!(see(&mut w, 3, "%fd.num %fd.type %fd.typechar %fd.name %fd.directory %fd.filename"), "3 file f /etc/shadow /etc shadow");
    assert_eq!(see(&mut w, 3, "%fd.dev %fd.dev.major %fd.dev.minor %fd.ino %fd.l4proto"), "100803 8 259 77 <NA>");
    assert_eq!(see(&mut w, 3, "%fd.containername %fd.uid %fd.connected %fd.is_server"), ":/etc/shadow 113 false false");
    assert_eq!(see(&mut w, 4, "*%fd.directory %fd.filename %fd.cip"), "/tmp <NA> <NA>");
    assert_eq!(
        see(&mut w, 5, "%fd.cip:%fd.cport %fd.sip:%fd.sport %fd.lip %fd.rip %fd.lport %fd.rport"),
        "10.0.0.5:40000 1.2.3.4:80 10.0.0.5 1.2.3.4 40000 80"
    );
    assert_eq!(see(&mut w, 5, "%fd.type %fd.l4proto %fd.sockfamily %fd.cproto %fd.sproto %fd.is_server"), "ipv4 tcp ip 40000 80 false");
    assert_eq!(see(&mut w, 5, "*%fd.ip %fd.port %fd.net %fd.sip.name"), "<NA> <NA> <NA> <NA>");
    assert_eq!(see(&mut w, 6, "*%fd.sport %fd.cip %fd.is_server %fd.name"), "22 <NA> true 0.0.0.0:22");
    assert_eq!(see(&mut w, 99, "*%fd.num %fd.type %fd.name|%fd.typechar"), "99 <NA> |o");
    assert_eq!(see(&mut w, 3, "%fd.types[4]"), "(directory)");
    assert_eq!(w.show(&getpid(), "*%fd.name %fd.num"), "<NA> <NA>");
}

#[test]
fn names_of_failed_opens() {
    let mut w = world();
    assert_eq!(w.show(&openat(-2, 4, "a//b", 1), "%fd.name|%fd.nameraw|%fd.num|%fd.typechar|%evt.abspath"), "/tmp/a/b|a/b|-1|f|/tmp/a/b");
    // Only the *at calls show what was typed; of others a failed call shows the whole path.
    let open = event(ids::SYSCALL_OPEN_X).i64(-2).text("a").u32(1).u32(0).u32(0).u64(0);
    assert_eq!(w.show(&open, "%fd.name|%fd.nameraw"), "/home/u/a|/home/u/a");
    let nothing = event(ids::SYSCALL_OPENAT_2_X).i64(-14).i64(-100).empty().u32(1).u32(0).u32(0).u64(0);
    assert_eq!(w.show(&nothing, "*%fd.name|%fd.nameraw|%evt.arg.name"), "<NA>|<NA>|<NA>");
    assert_eq!(w.show(&openat(-2, 77, "a", 1), "%fd.name|%evt.abspath"), "<UNKNOWN>a|<UNKNOWN>/a");
    assert_eq!(w.show(&openat(-2, 77, "/a/../b", 1), "%fd.name|%evt.abspath|%fd.directory"), "/b|/b|/");
}

#[test]
fn paths_of_calls_that_succeeded() {
    let mut w = world();
    let rename = |res| event(ids::SYSCALL_RENAMEAT2_X).i64(res).i64(4).text("a").i64(-100).text("../b").u32(0);
    assert_eq!(w.show(&rename(0), "%fs.path.source %fs.path.sourceraw %fs.path.target %fs.path.targetraw"), "/tmp/a a /home/b ../b");
    assert_eq!(w.show(&rename(-2), "*%fs.path.source %fs.path.targetraw"), "<NA> <NA>");
    assert_eq!(w.show(&rename(0), "*%evt.abspath.src %evt.abspath.dst %fs.path.name"), "/tmp/a /home/b <NA>");
    let symlink = event(ids::SYSCALL_SYMLINK_X).i64(0).text("/etc/passwd").text("link");
    assert_eq!(w.show(&symlink, "%fs.path.source %fs.path.target"), "/home/u/link /etc/passwd");
    assert_eq!(w.show(&openat(7, -100, "./n", 1), "%fs.path.name %fs.path.nameraw"), "/home/u/n ./n");
    assert_eq!(w.show(&openat(-2, -100, "./n", 1), "%fs.path.name"), "<UNKNOWN>");
    assert_eq!(w.show(&openat(-1, -100, "./n", 1), "*%fs.path.name"), "<NA>");
    let unlink = event(ids::SYSCALL_UNLINK_2_X).i64(0).text("x/./y");
    assert_eq!(w.show(&unlink, "%fs.path.name"), "/home/u/x/y");
}

#[test]
fn paths_relative_to_an_fd() {
    let mut w = world();
    let mkdir = |dir| event(ids::SYSCALL_MKDIRAT_X).i64(0).i64(dir).text("d").u32(0);
    assert_eq!(w.show(&mkdir(4), "%fs.path.name"), "/tmp/d");
    // Only a directory's name counts, and the working directory has no fd.
    assert_eq!([w.show(&mkdir(3), "%fs.path.name"), w.show(&mkdir(-100), "%fs.path.name")], ["<UNKNOWN>d", "<UNKNOWN>d"]);
    let symlink = event(ids::SYSCALL_SYMLINKAT_X).i64(0).text("t").i64(4).text("l");
    assert_eq!(w.show(&symlink, "%fs.path.source %fs.path.target"), "/tmp/l <UNKNOWN>t");
    let chmod = |fd| event(ids::SYSCALL_FCHMOD_X).i64(0).i64(fd).u32(0);
    assert_eq!([w.show(&chmod(3), "*%fs.path.name"), w.show(&chmod(99), "*[%fs.path.name]")], ["/etc/shadow", "[]"]);
    // Relative to something without a name, as a pipe is.
    let stat = |dir| event(ids::SYSCALL_NEWFSTATAT_X).i64(0).i64(dir).text("s").u32(0);
    w.process(&event(ids::SYSCALL_EVENTFD2_X).i64(9).u64(0).u16(0).build());
    assert_eq!([w.show(&stat(4), "%evt.arg.path"), w.show(&stat(9), "%evt.arg.path")], ["/tmp/s", "s"]);
    let rename = event(ids::SYSCALL_RENAMEAT2_X).i64(0).i64(3).text("a").i64(99).text("b").u32(0);
    assert_eq!(w.show(&rename, "%fs.path.source %fs.path.target"), "/etc/shadow/a <UNKNOWN>b");
}

#[test]
fn counts_and_sizes_go_by_the_event_s_own_fd() {
    let mut w = world();
    let counts = "*%evt.count.error %evt.count.error.file %evt.count.error.net %evt.count.error.memory %evt.count.error.other";
    assert_eq!(w.show(&read(3, 1, b"x"), counts), "0 0 <NA> <NA> <NA>");
    assert_eq!(w.show(&read(5, -11, b""), counts), "1 <NA> 1 <NA> <NA>");
    assert_eq!(w.show(&read(99, -9, b""), counts), "1 <NA> <NA> <NA> 1");
    assert_eq!(w.show(&openat(-2, -100, "a", 1), counts), "1 1 <NA> <NA> <NA>");
    assert_eq!(w.show(&getpid(), "%evt.count.procinfo %evt.count.threadinfo"), "0 0");
    let sizes = "*%evt.category %evt.buflen %evt.buflen.in %evt.buflen.file %evt.buflen.net";
    assert_eq!(w.show(&read(3, 7, b"x"), sizes), "file 7 7 7 <NA>");
    assert_eq!(w.show(&read(4, 7, b"x"), sizes), "file 7 7 <NA> <NA>");
    assert_eq!(w.show(&read(5, 7, b"x"), sizes), "net 7 7 <NA> 7");
    // The thread's last fd is none of this event's.
    assert_eq!(w.show(&read(99, 7, b"x"), sizes), "unknown <NA> <NA> <NA> <NA>");
}

#[test]
fn raw_parameters_print_in_their_event_s_format() {
    let mut w = world();
    let mkdir = event(ids::SYSCALL_MKDIR_2_X).i64(0).text("/d").u32(0o755);
    assert_eq!(w.show(&mkdir, "%evt.rawarg.mode %evt.rawarg.res %evt.rawarg.path"), "1ED 0 /d");
    assert_eq!(w.json(&mkdir, "%evt.rawarg.mode %evt.rawarg.res"), "{\"evt.rawarg.mode\":\"1ED\",\"evt.rawarg.res\":0}");
    assert_eq!(w.show(&openat(3, -100, "a", 1), "%evt.rawarg.mode"), "755");
    assert_eq!(w.show(&read(3, 0, b""), "*[%evt.rawarg.data]"), "[]");
}

#[test]
fn of_a_process_without_a_first_thread_or_ancestors() {
    let mut w = world();
    let stranger = EventBuilder::new(ids::SYSCALL_GETUID_X).ts(TS).tid(5000).u32(0);
    assert_eq!(w.show(&stranger, "*%proc.fdopencount %proc.fdlimit %proc.fdusage [%proc.aenv[1]] [%proc.aenv[HOME]]"), "0 0 0.0 [] []");
    assert_eq!(w.show(&stranger, "*%proc.aname %proc.aargs"), "<NA> <NA>");
    // A blank comes before everyone but the first who has something to say.
    assert_eq!(w.show(&getpid(), "*[%proc.aargs]"), "[-l ]");
}

#[test]
fn containers_without_a_runtime() {
    let mut w = world();
    assert_eq!(
        w.show(&getpid(), "*%container.id %container.name %container.type %k8s.pod.name %container.healthcheck"),
        "host host host <NA> <NA>"
    );
    assert_eq!(w.show(&getpid(), "*%container.image.repository|%container.label[x]|%container.mount[0]"), "|<NA>|none");
}

#[test]
fn missing_values_and_widths() {
    let mut w = world();
    assert_eq!(w.show(&getpid(), "%proc.name %fd.name"), "-");
    assert_eq!(w.show(&getpid(), "*%proc.name %fd.name"), "cat <NA>");
    assert_eq!(w.show(&getpid(), "[%6proc.name] [%2proc.name] [%20proc.pname]"), "[cat   ] [ca] [bash                ]");
    assert_eq!(w.show(&getpid(), "%proc.namexyz 100"), "catxyz 100");
    let umlaut = openat(-2, -100, "/\u{e4}b", 1);
    assert_eq!(w.show(&umlaut, "[%3fd.name] [%2fd.name] [%6fd.name]"), "[/\u{e4}] [/\u{fffd}] [/\u{e4}b  ]");
}

#[test]
fn transformers() {
    let mut w = world();
    let see = |w: &mut World, t| w.show(&getpid(), t);
    assert_eq!(see(&mut w, "%toupper(proc.name) %basename(proc.exepath) %concat(proc.name, \"-\", proc.pname)"), "CAT cat cat-bash");
    assert_eq!(see(&mut w, "%join(\",\", (proc.name, proc.pid, \"x\"))"), "cat,11,x");
    assert_eq!(see(&mut w, "*%len(proc.name) %len(fd.types)"), "<NA> <NA>");
    // What is made of several arguments has no format of its own, and so its length none either.
    assert_eq!(w.show(&read(3, 1, b"x"), "*%len(getopt(fd.types, \"a\")) %len(fd.types)"), "<NA> 3");
    assert_eq!(see(&mut w, "*%proc.env[0]"), see(&mut w, "*%proc.env"));
    assert_eq!(see(&mut w, "*%toupper(fd.name) %join(\",\", (proc.name, fd.name))"), "<NA> <NA>");
    assert_eq!(w.show(&read(3, 1, b"x"), "%toupper(fd.types) %len(fd.types)"), "(FILE,DIRECTORY,IPV4) 3");
    // A buffer that went through a transformer ends with a NUL, and no byte of it gets to a terminal as it is.
    let decoded = |w: &mut World, text: &[u8]| w.show(&read(3, 8, text), "*%b64(evt.buffer)");
    assert_eq!(decoded(&mut w, b"aGkKAQ=="), "hi...");
    assert_eq!([decoded(&mut w, b"YWI"), decoded(&mut w, b"YWI==")], ["ab.", "ab."]);
    assert_eq!(w.show(&read(3, 8, b"YWI\0\0"), "%evt.buffer"), "YWI..");
    assert_eq!([decoded(&mut w, b"YWJ"), decoded(&mut w, b"YW=I"), decoded(&mut w, b"=")], ["<NA>", "<NA>", "<NA>"]);
}

#[test]
fn values_in_json() {
    let mut w = world();
    assert_eq!(
        w.json(&getpid(), "*%evt.time %proc.pid %proc.name %fd.name %evt.is_async %evt.reltime %proc.fdusage"),
        "{\"evt.is_async\":false,\"evt.reltime\":0,\"evt.time\":1700000000000000005,\"fd.name\":null,\"proc.fdusage\":0.48828125,\"proc.name\":\"cat\",\"proc.pid\":11}"
    );
    assert_eq!(
        w.json(&read(3, 1, b"x"), "*%fd.dev %fd.types %toupper(proc.pname) %proc.aname[1] %fd.port"),
        "{\"fd.dev\":\"100803\",\"fd.port\":null,\"fd.types\":[\"file\",\"directory\",\"ipv4\"],\"proc.aname[1]\":\"bash\",\"proc.pname\":\"bash\"}"
    );
    assert_eq!(w.json(&getpid(), "*%proc.env[\"A B\"] %proc.env[C]"), r#"{"proc.env[\"A B\"]":"","proc.env[C]":""}"#);
    assert_eq!(w.json(&read(5, 1, b"x"), "*%fd.cip %fd.cport"), "{\"fd.cip\":\"10.0.0.5\",\"fd.cport\":40000}");
}

#[test]
fn what_does_not_print_is_replaced() {
    let mut w = world();
    let name = openat(-2, -100, "a\u{1}b\u{e9}", 1);
    assert_eq!(w.show(&name, "%evt.arg.name"), "/home/u/a\u{fffd}b\u{e9}");
    w.setup.compat = Compat::V0_45;
    assert_eq!(w.show(&name, "%evt.arg.name"), "/home/u/a\u{1}b\u{e9}");
}

/// With 0.44 conditions see the replacement wherever a path, an fd's name or the name behind an id is part of the value; with 0.45 they
/// see the bytes. What a process calls itself they always see as it is.
#[test]
fn conditions_see_names_as_the_version_has_them() {
    let mut w = world();
    let dir = event(ids::SYSCALL_OPENAT_2_X).i64(7).i64(-100).text("/t\u{7}p").u32(1 << 10).u32(0).u32(0).u64(0).build();
    let out = event(ids::SYSCALL_OPENAT_2_X).i64(0).i64(-100).text("/t\u{7}p/out").u32(1).u32(0).u32(0).u64(0).build();
    let user =
        EventBuilder::new(ids::USER_ADDED_E).ts(TS).tid(u64::MAX).u32(33).u32(33).text("w\u{7}w").text("/").text("").text("").build();
    [dir, out, user].iter().for_each(|e| drop(w.process(e)));
    let mut seen = |event: &EventBuilder, field: &str, arg: Option<&[u8]>| {
        let record = event.build();
        let context = w.process(&record);
        [Compat::V0_44, Compat::V0_45].map(|compat| {
            w.setup.compat = compat;
            w.scratch.clear();
            let cx = Cx::new(Event::parse(&record).unwrap(), &w.state, &context, &w.setup, &w.scratch);
            let value = Field::resolve(field, arg).unwrap().extract(&cx);
            String::from_utf8(value.as_bytes().unwrap().to_vec()).unwrap()
        })
    };
    let below = openat(-2, 7, "x", 1);
    for (field, of, end) in [
        ("fd.name", &below, "/x"),
        ("evt.arg.name", &below, "/x"),
        ("evt.abspath", &below, "/x"),
        ("fd.directory", &below, ""),
        ("fs.path.name", &event(ids::SYSCALL_MKDIRAT_X).i64(0).i64(7).text("d").u32(0), "/d"),
        ("evt.arg.path", &event(ids::SYSCALL_MKDIRAT_X).i64(0).i64(7).text("d").u32(0), "/d"),
        ("proc.stdin.name", &getpid(), "/out"),
    ] {
        assert_eq!(seen(of, field, None), [format!("/t\u{fffd}p{end}"), format!("/t\u{7}p{end}")], "{field}");
    }
    let uid = event(ids::SYSCALL_GETUID_X).u32(33);
    assert_eq!(seen(&uid, "evt.arg.uid", None), ["w\u{fffd}w", "w\u{7}w"]);
    assert_eq!(seen(&uid, "user.name", None), ["w\u{7}w", "w\u{7}w"]);
    let poll = event(ids::SYSCALL_POLL_X).i64(1).bytes(&[1, 0, 7, 0, 0, 0, 0, 0, 0, 0, 1, 0]).i64(-1);
    assert_eq!(seen(&poll, "fdlist.names", None), ["/t\u{fffd}p", "/t\u{7}p"]);
}

#[test]
fn every_field_on_every_event_survives_any_bytes() {
    let mut w = world();
    let fields: Vec<_> = eyas_fields::all().filter_map(|s| eyas_fields::Field::resolve(s.name, None).ok()).collect();
    let mut seed = 7u64;
    let mut random = move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap()
    };
    for n in 0..10_000usize {
        let kind = u16::try_from(n % eyas_schema::EVENTS.len()).unwrap();
        let mut event = EventBuilder::new(kind).ts(TS).tid(u64::try_from(random() % 14).unwrap());
        for p in eyas_schema::EVENTS[usize::from(kind)].params {
            let len = if random() % 4 == 0 { random() % 40 } else { p.ty.fixed_size().map_or(random() % 40, usize::from) };
            event = event
                .bytes(&(0..len).map(|_| u8::try_from(random() % 256).unwrap() & if n % 2 == 0 { 3 } else { 255 }).collect::<Vec<_>>());
        }
        let record = event.build();
        let Ok(event) = Event::parse(&record) else { continue };
        let context = w.state.process(&event, Meta::default());
        w.scratch.clear();
        let cx = Cx::new(event, &w.state, &context, &w.setup, &w.scratch);
        let printing = cx.for_print();
        for f in fields.iter().skip(random() % 7).step_by(7) {
            let _ = f.extract(&cx);
            let _ = eyas_fields::field_text(&printing, f);
        }
    }
}

/// Bytes of a parameter: values that have names, alone and together, numbers, texts, or anything.
fn any_parameter(info: &eyas_schema::ParamInfo, random: &mut impl FnMut() -> usize) -> Vec<u8> {
    let size = info.ty.fixed_size().map_or(0, usize::from);
    let named = |n: usize| info.values.get(n % info.values.len().max(1)).map_or(0, |v| v.value);
    let value = match random() % 6 {
        0 | 1 => named(random()),
        2 => named(random()) | named(random()),
        3 => u64::try_from(random() % 40).unwrap(),
        4 => (-i64::try_from(random() % 140).unwrap()).cast_unsigned(),
        _ => u64::try_from(random()).unwrap() << (random() % 40),
    };
    let texts: [&[u8]; 9] = [b"/etc/x\0", b"x/../y\0", b"a\x07\xff\0", b"(NULL)\0", b"<NA>\0", b"\0", b"", b"no end", b"/a\0b\0"];
    match size {
        0 => texts[random() % texts.len()].to_vec(),
        _ if random().is_multiple_of(16) => value.to_ne_bytes()[..random() % 9].to_vec(),
        size => value.to_ne_bytes().iter().cycle().take(size).copied().collect(),
    }
}

#[test]
fn a_parameter_s_text_is_the_resolved_one_or_the_plain_one() {
    let mut w = world();
    let mut seed = 11u64;
    let mut random = move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap()
    };
    let mut resolved = 0;
    for n in 0..40_000usize {
        let kind = u16::try_from(n % eyas_schema::EVENTS.len()).unwrap();
        let params = eyas_schema::EVENTS[usize::from(kind)].params;
        let event = EventBuilder::new(kind).ts(TS).tid(u64::try_from(random() % 14).unwrap());
        let record = params.iter().fold(event, |event, p| event.bytes(&any_parameter(p, &mut random))).build();
        let Ok(event) = Event::parse(&record) else { continue };
        let context = w.state.process(&event, Meta::default());
        w.setup.compat = if random() % 2 == 0 { Compat::V0_44 } else { Compat::V0_45 };
        w.setup.buffer = if random() % 2 == 0 { BufferForm::Dotted } else { BufferForm::Hex };
        w.scratch.clear();
        let cx = Cx::new(event, &w.state, &context, &w.setup, &w.scratch);
        for (place, param) in params.iter().enumerate() {
            let text = Field::resolve("evt.arg", Some(place.to_string().as_bytes())).unwrap().extract(&cx);
            let want = eyas_fields::param_texts(&cx, place).map(|(plain, found)| if found.is_empty() { plain } else { found });
            assert_eq!(text.as_bytes(), want, "{} {}", event.info().unwrap().name, param.name);
            resolved += usize::from(eyas_fields::param_texts(&cx, place).is_some_and(|t| !t.1.is_empty()));
        }
    }
    assert!(resolved > 10_000, "{resolved}");
}
