// SPDX-License-Identifier: Apache-2.0
//! Which texts are conditions, what they mean, and where the others go wrong.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use eyas_filter::{Position, parse, parse_bytes, parse_with_depth, print};

/// Condition and how it is written back.
const GOOD: &[(&str, &str)] = &[
    // Precedence, chains, blanks.
    ("a and b and c", "(a and b and c)"),
    ("a or b and not c or d", "(a or (b and not c) or d)"),
    ("(a or b) and c", "((a or b) and c)"),
    ("a and (b and c)", "(a and (b and c))"),
    (" \t\r\n\u{8}a ", "a"),
    ("((a))", "a"),
    ("not a", "not a"),
    ("not not a", "a"),
    ("not not not a", "not a"),
    ("not(a)", "not a"),
    ("not not(a)", "a"),
    ("not(not(a)) and b", "(a and b)"),
    ("not (a or b)", "not (a or b)"),
    ("not\u{b}a", "not a"),
    ("a or(b)", "(a or b)"),
    ("a or(b) or(c)", "(a or b or c)"),
    ("a and(b) and c or d", "((a and b and c) or d)"),
    ("a or(b) or c and d", "(a or b or (c and d))"),
    ("(a)or (b)and (c)", "(a or (b and c))"),
    ("notable", "notable"),
    ("nota and orange", "(nota and orange)"),
    ("not or", "not or"),
    ("and and or", "(and and or)"),
    ("(not) or x", "((not) or x)"),
    ("val", "val"),
    ("x_1 or y2", "(x_1 or y2)"),
    // Operators and their order.
    ("proc.name exists", "proc.name exists"),
    ("proc.name existsand a", "(proc.name exists and a)"),
    ("proc.name=cat", "proc.name = cat"),
    ("proc.name==cat", "proc.name = cat"),
    ("proc.name!=cat", "proc.name != cat"),
    ("proc.name = cat and proc.pid>=4", "(proc.name = cat and proc.pid >= 4)"),
    ("proc.pid<=1", "proc.pid <= 1"),
    ("proc.pid<-1", "proc.pid < -1"),
    ("proc.pid > +1.5", "proc.pid > +1.5"),
    ("proc.pid > 0xfF", "proc.pid > 0xfF"),
    ("proc.pid > 1e+3", "proc.pid > 1e+3"),
    ("proc.pid > 12.", "proc.pid > 12."),
    ("proc.name glob a*", "proc.name glob a*"),
    ("proc.name\tiglob\na*", "proc.name iglob a*"),
    ("proc.name contains a", "proc.name contains a"),
    ("proc.name icontains a", "proc.name icontains a"),
    ("evt.buffer bcontains cafe", "evt.buffer bcontains cafe"),
    ("proc.name startswith a", "proc.name startswith a"),
    ("evt.buffer bstartswith cafe", "evt.buffer bstartswith cafe"),
    ("proc.name endswith a", "proc.name endswith a"),
    ("proc.name regex '[a-z]+'", "proc.name regex [a-z]+"),
    ("proc.name regex '(a|b)'", "proc.name regex \"(a|b)\""),
    ("proc.name in(a)", "proc.name in (a)"),
    ("proc.name in ()", "proc.name in ()"),
    ("proc.name in ( )", "proc.name in ()"),
    ("proc.name in (a,b , 'c d',\"\")", "proc.name in (a, b, \"c d\", \"\")"),
    ("proc.name in shells", "proc.name in shells"),
    ("proc.name inx", "proc.name in x"),
    ("proc.name intersects (a)", "proc.name intersects (a)"),
    ("proc.name intersectsx", "proc.name intersects x"),
    ("fd.name pmatch (/etc, /usr/lib)", "fd.name pmatch (/etc, /usr/lib)"),
    ("fd.name pmatch(/etc)", "fd.name pmatch (/etc)"),
    ("proc.name in (tolower)", "proc.name in (tolower)"),
    // Strings.
    ("proc.name = a-b.c:d/e*[f]\\", "proc.name = \"a-b.c:d/e*[f]\\x5c\""),
    ("proc.name = a\\b", "proc.name = \"a\\\\b\""),
    ("proc.name = \"a \\\" b\"", "proc.name = \"a \\\" b\""),
    ("proc.name = 'a \\' b'", "proc.name = \"a ' b\""),
    ("proc.name = 'a\\tb\\x41\\xff'", "proc.name = \"a\\tbA\\xff\""),
    ("proc.name = '\\ x'", "proc.name = \"\\\\x\""),
    ("proc.name = \"\"", "proc.name = \"\""),
    ("proc.name = 'a'and b", "(proc.name = a and b)"),
    ("proc.name = <NA>", "proc.name = <NA>"),
    ("proc.name = über", "proc.name = über"),
    ("proc.name = and", "proc.name = and"),
    ("proc.name = or or or", "(proc.name = or or or)"),
    ("proc.name = exists", "proc.name = exists"),
    ("proc.name = val", "proc.name = val"),
    ("evt.dir = <", "evt.dir = <"),
    // Field arguments.
    ("proc.aname[2] = cat", "proc.aname[2] = cat"),
    ("proc.env[HOME]=x", "proc.env[HOME] = x"),
    ("proc.env['A B'] = x", "proc.env[\"A B\"] = x"),
    ("proc.env[\"A\"] = x", "proc.env[A] = x"),
    ("proc.env[a(b,c)=d] exists", "proc.env[a(b,c)=d] exists"),
    ("proc.env[''] exists", "proc.env[\"\"] exists"),
    ("proc.env[']'] exists", "proc.env[\"]\"] exists"),
    ("proc.aname[1]in (a)", "proc.aname[1] in (a)"),
    // Modifiers.
    ("proc.name = oneof (a, b)", "proc.name = oneof (a, b)"),
    ("proc.name contains anyof (a)", "proc.name contains anyof (a)"),
    ("proc.name startswith allof ()", "proc.name startswith allof ()"),
    ("proc.name = anyof shells", "proc.name = anyof shells"),
    ("proc.name = anyof nothing", "proc.name = anyof nothing"),
    ("proc.name = oneof", "proc.name = oneof"),
    ("proc.name = oneof and a", "(proc.name = oneof and a)"),
    ("proc.name = allof or a", "(proc.name = allof or a)"),
    ("proc.name =oneof and a", "(proc.name = oneof and a)"),
    ("proc.name = oneofx", "proc.name = oneofx"),
    ("(proc.name = anyof)", "proc.name = anyof"),
    // Right sides from the event.
    ("proc.name = val(proc.pname)", "proc.name = val(proc.pname)"),
    ("proc.name = val( proc.aname[1] )", "proc.name = val(proc.aname[1])"),
    ("proc.pid < val(proc.ppid)", "proc.pid < val(proc.ppid)"),
    ("proc.name in val(proc.args)", "proc.name in val(proc.args)"),
    ("proc.name = val(proc.pname)[1]", "proc.name = val(proc.pname)[1]"),
    ("proc.name = tolower(proc.pname)", "proc.name = tolower(proc.pname)"),
    // Transformers.
    ("tolower(proc.name) = cat", "tolower(proc.name) = cat"),
    ("tolower( toupper( b64( proc.name ) ) ) exists", "tolower(toupper(b64(proc.name))) exists"),
    ("basename(proc.exe)=x and len(proc.args) > 3", "(basename(proc.exe) = x and len(proc.args) > 3)"),
    ("join(\",\", (proc.name, 'x', 12)) = y", "join(\",\",(proc.name,\"x\",\"12\")) = y"),
    ("join(',',proc.args) = y", "join(\",\",proc.args) = y"),
    ("concat(proc.name, \" \", tolower(proc.exe)) = y", "concat(proc.name,\" \",tolower(proc.exe)) = y"),
    ("getopt(proc.args, 'ab:')[a] = y", "getopt(proc.args,\"ab:\")[a] = y"),
    ("getopt(proc.args, 'ab:') intersects (a)", "getopt(proc.args,\"ab:\") intersects (a)"),
    ("join(',', ()) = y", "join(\",\",()) = y"),
];

#[test]
fn conditions_parse_and_print() {
    for (text, want) in GOOD {
        let tree = parse(text).unwrap_or_else(|e| panic!("{text:?}: {}", e.with_position(text)));
        assert_eq!(&tree.to_string(), want, "{text:?}");
        assert_eq!(parse(want).as_ref(), Ok(&tree), "{text:?} printed as {want:?} must parse to the same tree");
    }
}

/// Text, position of the error (byte index), and the message.
const BAD: &[(&str, usize, &str)] = &[
    ("", 0, "filter input string is empty"),
    (" ", 1, "expected a field, a macro's name, 'not' or '(', the text ends here"),
    ("a b", 2, "unexpected token after 'a', expecting 'or', 'and'"),
    ("a AND b", 2, "unexpected token after 'a', expecting 'or', 'and'"),
    ("a)", 1, "unexpected token after 'a', expecting 'or', 'and'"),
    ("(a) )", 4, "unexpected token after ')', expecting 'or', 'and'"),
    // The word is no modifier before and, or, not, nor before names that begin with one of them and an underscore.
    ("proc.name = anyof not_x", 18, "unexpected token after 'anyof', expecting 'or', 'and'"),
    ("a or", 4, "expected blank or '(' after 'or'"),
    ("a orb", 4, "expected blank or '(' after 'or'"),
    ("a\nandb", 5, "expected blank or '(' after 'and'"),
    ("a or ", 5, "expected a field, a macro's name, 'not' or '(', the text ends here"),
    ("a or(b) and c", 8, "unexpected token after ')', expecting 'or', 'and'"),
    ("(a", 2, "expected ')', the text ends here"),
    ("()", 1, "expected a field, a macro's name, 'not' or '(', found ')'"),
    ("not", 3, ""),
    ("1a = b", 0, "expected a field, a macro's name, 'not' or '(', found '1a'"),
    ("proc.name", 9, "expected an operator behind the field, the text ends here"),
    ("proc.name cat", 10, "expected an operator behind the field, found 'cat'"),
    ("proc.name contains(a)", 10, "expected an operator behind the field, found 'contains'"),
    ("proc.name = ", 12, "expected a string, val(field) or a transformer, the text ends here"),
    ("proc.name = (a)", 12, "expected a string, val(field) or a transformer, found '('"),
    ("proc.name = 'a", 12, "expected a string, val(field) or a transformer, found a string without end"),
    ("proc.name = \"a\\\"", 12, "expected a string, val(field) or a transformer, found a string without end"),
    ("proc.name = \"a\\\\\"", 12, "expected a string, val(field) or a transformer, found a string without end"),
    ("proc.name = a=b", 13, "unexpected token after 'a', expecting 'or', 'and'"),
    ("proc.name = a,b", 13, "unexpected token after 'a', expecting 'or', 'and'"),
    ("proc.name = 'a\\qb'", 18, "unsupported string escape sequence: \\q"),
    ("proc.name = 'a\\\"b'", 18, "invalid \\\" escape in '-quoted string"),
    ("proc.name = \"\\'\"", 16, "invalid \\' escape in \"-quoted string"),
    ("proc.name = '\\x4'", 17, "truncated hex char escape sequence"),
    ("proc.name = '\\xzz'", 18, "invalid hex char escape sequence: zz"),
    ("proc.name = a\0b", 13, "unexpected token after 'a', expecting 'or', 'and'"),
    ("proc.name\0", 9, "expected an operator behind the field, found a NUL byte"),
    ("proc.pid < abc", 11, "expected a number, val(field) or a transformer, found 'abc'"),
    ("proc.pid < '1'", 11, "expected a number, val(field) or a transformer, found a string in quotes"),
    ("proc.pid < 12abc", 13, "unexpected token after '12', expecting 'or', 'and'"),
    ("proc.pid < 0x", 12, "unexpected token after '0', expecting 'or', 'and'"),
    ("proc.pid < 1e+", 12, "unexpected token after '1', expecting 'or', 'and'"),
    ("proc.name in a.b", 14, "unexpected token after 'a', expecting 'or', 'and'"),
    ("proc.name in 'a'", 13, "expected a list in parentheses, val(field) or a transformer, found a string in quotes"),
    ("proc.name in (a", 15, "expected ',' or the ')' that ends the list, the text ends here"),
    ("proc.name in (a,)", 16, "expected a string, found ')'"),
    ("proc.name in (,a)", 14, "expected a string or ')', found ','"),
    ("proc.name in (a b)", 16, "expected ',' or the ')' that ends the list, found 'b'"),
    ("proc.name in (tolower(a.b))", 21, "expected ',' or the ')' that ends the list, found '('"),
    ("proc.name = oneof 'a'", 18, "unexpected token after 'oneof', expecting 'or', 'and'"),
    ("proc.name = oneof(a)", 17, "unexpected token after 'oneof', expecting 'or', 'and'"),
    ("proc.name =oneof (a)", 17, "unexpected token after 'oneof', expecting 'or', 'and'"),
    ("proc.aname[] = a", 11, "expected a field's argument: a string with or without quotes, found ']'"),
    ("proc.aname[1 = a", 12, "expected ']' behind the field's argument, found a blank"),
    ("proc.aname [1] = a", 11, "expected an operator behind the field, found '[1]'"),
    ("proc.aname[ 1] = a", 11, "expected a field's argument: a string with or without quotes, found a blank"),
    ("proc. = a", 4, "unexpected token after 'proc', expecting 'or', 'and'"),
    ("proc.1 = a", 4, "unexpected token after 'proc', expecting 'or', 'and'"),
    ("val(proc.name) = a", 3, "unexpected token after 'val', expecting 'or', 'and'"),
    ("tolower() = a", 8, "expected a field, a transformer, a number or a string in quotes, found ')'"),
    ("tolower(a) = a", 8, "expected a field, a transformer, a number or a string in quotes, found 'a'"),
    ("tolower(proc.name", 17, "expected ',' or the ')' that ends the transformer, the text ends here"),
    ("tolower (proc.name) = a", 8, "unexpected token after 'tolower', expecting 'or', 'and'"),
    ("tolower(val(proc.name)) = a", 8, "expected a field, a transformer, a number or a string in quotes, found 'val'"),
    ("join(',', ((a.b))) = a", 11, "expected a field, a transformer, a number or a string in quotes, found '('"),
    ("proc.name = val(a)", 16, "expected a field inside val(), found 'a'"),
    ("proc.name = val(tolower(a.b))", 16, "expected a field inside val(), found 'tolower'"),
    ("proc.name = val(a.b", 19, "expected ')' behind the field of val(), the text ends here"),
    ("proc.name && b", 10, "expected an operator behind the field, found '&&'"),
];

#[test]
fn mistakes_are_found_where_they_are() {
    for &(text, at, message) in BAD {
        match parse(text) {
            Ok(tree) if message.is_empty() => drop(tree),
            Ok(tree) => panic!("{text:?} parsed as {tree}"),
            Err(e) => assert!(
                e.at == at && (message.is_empty() || e.message == message),
                "{text:?}: expected {message:?} at {at}, got {:?} at {}",
                e.message,
                e.at
            ),
        }
    }
}

#[test]
fn advice() {
    let help = |text| parse(text).unwrap_err().help.unwrap_or_default();
    assert_eq!(help("proc.name contain a"), "did you mean 'contains'?");
    assert_eq!(help("proc.name Contains a"), "operators are written in lower case");
    assert_eq!(help("proc.name <> a"), "did you mean '!='?".replace("did you mean '!='?", ""), "`<` is an operator");
    assert_eq!(help("a && b"), "write 'and'");
    assert_eq!(help("a OR b"), "write 'or'");
    assert_eq!(help("a )"), "this parenthesis closes nothing");
    assert!(help("a or(b) and c").contains("only another 'or'"));
    assert!(help("proc.name = a=b").contains("must stand in quotes"));
}

#[test]
fn positions_count_lines_and_columns() {
    let text = "a and\r\nb oops";
    let e = parse(text).unwrap_err();
    assert_eq!(Position::of(text, e.at), Position { index: 9, line: 3, column: 3 });
    assert_eq!(e.with_position(text), "filter error at index 9, line 3, column 3: unexpected token after 'b', expecting 'or', 'and'");
}

#[test]
fn nesting_limit() {
    let nested = |n: usize| format!("{}proc.name = a{}", "(".repeat(n), ")".repeat(n));
    assert!(parse(&nested(18)).is_ok());
    assert_eq!(parse(&nested(19)).unwrap_err().message, "exceeded max depth limit of 100");
    assert!(parse_with_depth(&nested(198), 1000).is_ok());
    assert_eq!(parse_with_depth(&nested(199), 1000).unwrap_err().message, "exceeded max depth limit of 1000");
    let deep = |open: &str, n: usize| format!("{}a{}", open.repeat(n), ")".repeat(n));
    for open in ["not(", "a or(", "a and(", "not not("] {
        assert!(parse(&deep(open, 15)).is_ok(), "{open}");
        assert_eq!(parse(&deep(open, 100_000)).unwrap_err().message, "exceeded max depth limit of 100", "{open}");
    }
    let calls = format!("{}a.b{} = c", "tolower(".repeat(100_000), ")".repeat(100_000));
    assert_eq!(parse(&calls).unwrap_err().message, "exceeded max depth limit of 100");
    // Width is no depth.
    let wide = vec!["proc.name = a"; 100_000].join(" or ");
    assert!(parse(&wide).is_ok());
    let nots = "not ".repeat(100_001) + "a";
    assert_eq!(parse(&nots).unwrap().to_string(), "not a");
}

#[test]
fn compat_text_quotes_less() {
    let text = |t: &str| print::compat_text(&parse(t).unwrap());
    assert_eq!(text("proc.name = '(a,b)' and x"), "(proc.name = (a,b) and x)");
    assert_eq!(text("proc.env['A B'] in ('a b', \"c\")"), "proc.env[\"A B\"] in (\"a b\", c)");
    assert_eq!(text("not (a or b)"), "not (a or b)");
}

#[test]
fn other_bytes() {
    assert_eq!(parse_bytes(b"a\xff", 100).unwrap_err().at, 1);
    assert!(parse_bytes(b"a.b = '\\xff'", 100).is_ok());
}
