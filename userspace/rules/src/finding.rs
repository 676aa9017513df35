// SPDX-License-Identifier: Apache-2.0
//! What is wrong or doubtful about a rule file.

use crate::source::Place;
use eyas_filter::Position;
use std::sync::Arc;

macro_rules! codes {
    ($($variant:ident = $kind:ident $code:literal, $title:literal, $desc:literal;)*) => {
        /// The kinds of findings.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $(#[doc = $title] $variant,)* }
        impl Code {
            /// All of them.
            pub const ALL: &'static [Code] = &[$(Code::$variant),*];
            /// The code that tools match on.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $code,)* }
            }
            /// A title of a few words.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $(Code::$variant => $title,)* }
            }
            /// What it means, at length.
            #[must_use]
            pub fn description(self) -> &'static str {
                match self { $(Code::$variant => $desc,)* }
            }
            /// Whether the file is refused.
            #[must_use]
            pub fn is_error(self) -> bool {
                match self { $(Code::$variant => codes!(@ $kind),)* }
            }
        }
    };
    (@ error) => { true };
    (@ warning) => { false };
}

codes! {
    FileRead = error "LOAD_ERR_FILE_READ", "File read error", "The file is not there, or may not be read.";
    YamlParse = error "LOAD_ERR_YAML_PARSE", "YAML parse error", "The text is not YAML.";
    YamlValidate = error "LOAD_ERR_YAML_VALIDATE", "Error validating internal structure of YAML file", "The text is YAML, but an item lacks a key or a value has the wrong type.";
    CompileCondition = error "LOAD_ERR_COMPILE_CONDITION", "Error compiling condition", "A condition breaks the grammar, or uses a field or a value wrongly.";
    CompileOutput = error "LOAD_ERR_COMPILE_OUTPUT", "Error compiling output", "An output has a percent sign that no field follows, or uses a field wrongly.";
    Validate = error "LOAD_ERR_VALIDATE", "Error validating rule/macro/list/exception objects", "Items do not fit together: a macro, list or rule that is not there, an exception whose lists differ in length, a version that is too high.";
    UnknownSource = warning "LOAD_UNKNOWN_SOURCE", "Unknown event source", "A rule is for an event source that is not there, such as that of a plugin that is not loaded. The rule is left out.";
    UnsafeNa = warning "LOAD_UNSAFE_NA_CHECK", "Unsafe <NA> comparison in condition", "A missing value never equals the text <NA>. To test whether a field has a value, use 'exists'.";
    NoEventType = warning "LOAD_NO_EVTTYPE", "Condition has no event-type restriction", "A condition does not say which event types it is about, so that it is evaluated for nearly every event. Add a test of evt.type.";
    UnknownFilter = warning "LOAD_UNKNOWN_FILTER", "Unknown field or event-type in condition or output", "A rule uses a field or an event type that does not exist, and says that it may be left out in this case.";
    UnusedMacro = warning "LOAD_UNUSED_MACRO", "Unused macro", "No rule and no other macro uses this macro.";
    UnusedList = warning "LOAD_UNUSED_LIST", "Unused list", "No rule, macro or other list uses this list.";
    UnknownItem = warning "LOAD_UNKNOWN_ITEM", "Unknown rules file item", "An item is neither a rule, a macro, a list, nor a required version. It is left out.";
    Deprecated = warning "LOAD_DEPRECATED_ITEM", "Used deprecated item", "Something is kept for old rule files only and will go away.";
    AppendNoValues = warning "LOAD_APPEND_NO_VALUES", "Overriding/appending with no values", "Something is appended to an exception, but it has no values.";
    ExceptionNameNotUnique = warning "LOAD_EXCEPTION_NAME_NOT_UNIQUE", "Multiple exceptions defined with the same name", "Two exceptions of one rule have the same name, so that values cannot be appended to the second.";
    InvalidMacroName = warning "LOAD_INVALID_MACRO_NAME", "Invalid macro name", "A macro's name is no identifier, so that no condition can use it.";
    InvalidListName = warning "LOAD_INVALID_LIST_NAME", "Invalid list name", "A list's name has blanks, quotes, parentheses, '=' or ',', so that no condition can use it.";
    ConditionWarning = warning "LOAD_COMPILE_CONDITION", "Warning in rule condition", "A condition is valid, but probably does not say what is meant.";
    UnknownKey = warning "LOAD_UNKNOWN_KEY", "Unknown key in item definition", "An item has a key that means nothing there. It is left out.";
}

macro_rules! items {
    ($($variant:ident = $text:literal,)*) => {
        /// What a location is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[expect(clippy::enum_variant_names, reason = "a list item is called so")]
        pub(crate) enum Item { $($variant,)* }
        impl Item {
            /// The words for it in reports.
            pub(crate) fn words(self) -> &'static str {
                match self { $(Item::$variant => $text,)* }
            }
        }
    };
}

items! {
    ValueFor = "value for",
    Exceptions = "exceptions",
    Exception = "exception",
    ExceptionValues = "exception values",
    ExceptionValue = "exception value",
    RulesContent = "rules content",
    RulesContentItem = "rules content item",
    RequiredEngineVersion = "required_engine_version",
    RequiredPluginVersions = "required plugin versions",
    RequiredPluginVersionsEntry = "required plugin versions entry",
    RequiredPluginVersionsAlternative = "required plugin versions alternative",
    List = "list",
    ListItem = "list item",
    Macro = "macro",
    MacroCondition = "macro condition",
    Rule = "rule",
    RuleCondition = "rule condition",
    ConditionExpression = "condition expression",
    RuleOutput = "rule output",
    RulePriority = "rule priority",
    Overrides = "overrides",
}

/// A chain of locations, from the whole file inwards.
#[derive(Debug)]
pub(crate) struct Context {
    pub(crate) item: Item,
    pub(crate) name: String,
    /// The number of the file.
    pub(crate) file: usize,
    /// The byte offset in the file.
    pub(crate) offset: usize,
    pub(crate) parent: Option<Arc<Context>>,
}

impl Context {
    pub(crate) fn file(file: usize) -> Arc<Context> {
        Arc::new(Context { item: Item::RulesContent, name: String::new(), file, offset: 0, parent: None })
    }
    pub(crate) fn inner(self: &Arc<Self>, item: Item, name: &str, offset: usize) -> Arc<Context> {
        Arc::new(Context { item, name: name.to_owned(), file: self.file, offset, parent: Some(Arc::clone(self)) })
    }
    /// From the outermost to this one.
    pub(crate) fn chain(&self) -> Vec<&Context> {
        let mut chain = vec![self];
        let mut at = self;
        while let Some(parent) = &at.parent {
            chain.push(parent);
            at = parent;
        }
        chain.reverse();
        chain
    }
    /// The innermost item with a name: "rule 'x'".
    pub(crate) fn title(&self) -> Option<String> {
        let named = |c: &&Context| matches!(c.item, Item::Rule | Item::Macro | Item::List) && !c.name.is_empty();
        self.chain().into_iter().rfind(named).map(|c| format!("{} '{}'", c.item.words(), c.name))
    }
}

/// A position in a condition, which has texts and counts of its own.
#[derive(Clone, Debug)]
pub(crate) struct InCondition {
    /// The condition that the snippet is cut from.
    pub(crate) text: String,
    pub(crate) position: Position,
}

/// One error or warning.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Its kind.
    pub code: Code,
    /// What is wrong.
    pub message: String,
    /// The place to point at.
    pub place: Place,
    /// What would mend it.
    pub help: Option<String>,
    /// More to know.
    pub notes: Vec<String>,
    /// The deprecated field that it is about.
    pub deprecated_field: Option<&'static str>,
    /// Whether the reference says nothing of it: people are told, tools are not.
    pub(crate) aside: bool,
    /// How many errors of the same file were found before it.
    pub(crate) errors_before: usize,
    pub(crate) context: Arc<Context>,
    pub(crate) condition: Option<InCondition>,
}

impl Finding {
    pub(crate) fn new(code: Code, context: &Arc<Context>, place: Place, message: impl Into<String>) -> Finding {
        Finding {
            code,
            message: message.into(),
            place,
            help: None,
            notes: Vec::new(),
            deprecated_field: None,
            aside: false,
            errors_before: 0,
            context: Arc::clone(context),
            condition: None,
        }
    }
    pub(crate) fn aside(mut self) -> Finding {
        self.aside = true;
        self
    }
    pub(crate) fn help(mut self, help: impl Into<String>) -> Finding {
        self.help = Some(help.into());
        self
    }
}
