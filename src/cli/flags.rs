//! The global flags, declared once: the grammar, the checks, the help, the man pages and the
//! completions all read this table.

/// How many values a flag takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arity {
    /// None: a switch.
    None,
    /// One, and it must be there.
    One,
    /// One or none.
    Optional,
    /// All words up to the next flag; may be given many times.
    Many,
}

/// What a flag does in this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// What its help says.
    Works,
    /// Nothing: it is about accounts, networks or terminals that a local service does not have.
    Harmless,
    /// Not yet anything. Ignoring it would change what a script gets, so it is refused.
    Later,
}

/// A `key=value` word that a flag takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The key.
    pub key: &'static str,
    /// Whether it must be there.
    pub required: bool,
}

/// A global flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flag {
    /// Its name, without dashes.
    pub name: &'static str,
    /// Another name that means the same.
    pub alias: Option<&'static str>,
    /// Its one-letter form.
    pub shorthand: Option<char>,
    /// How many values it takes.
    pub arity: Arity,
    /// Whether help leaves it out.
    pub hidden: bool,
    /// What it does here.
    pub standing: Standing,
    /// The `key=value` words that it takes.
    pub fields: &'static [Field],
    /// A single word that stands in for the fields.
    pub word: Option<&'static str>,
    /// The flags that cannot be beside it.
    pub exclusive_with: &'static [&'static str],
    /// Its help.
    pub help: &'static str,
}

const fn flag(name: &'static str, arity: Arity, standing: Standing, help: &'static str) -> Flag {
    Flag {
        name,
        alias: None,
        shorthand: None,
        arity,
        hidden: false,
        standing,
        fields: &[],
        word: None,
        exclusive_with: &[],
        help,
    }
}

impl Flag {
    const fn short(self, shorthand: char) -> Self {
        Self { shorthand: Some(shorthand), ..self }
    }

    const fn alias(self, alias: &'static str) -> Self {
        Self { alias: Some(alias), ..self }
    }

    const fn hidden(self) -> Self {
        Self { hidden: true, ..self }
    }

    const fn fields(self, fields: &'static [Field]) -> Self {
        Self { fields, ..self }
    }

    const fn word(self, word: &'static str) -> Self {
        Self { word: Some(word), ..self }
    }

    const fn without(self, exclusive_with: &'static [&'static str]) -> Self {
        Self { exclusive_with, ..self }
    }
}

/// The names of the flags that the program asks about.
pub mod name {
    /// The region that is asked.
    pub const REGION: &str = "region";
    /// The same, in the service's spelling; also a parameter of most operations.
    pub const REGION_ID: &str = "RegionId";
    /// Answers at once; long work goes on.
    pub const BACKGROUND: &str = "background";
    /// Skips the checks of names.
    pub const FORCE: &str = "force";
    /// The version of the product's API.
    pub const VERSION: &str = "version";
    /// HTTP headers to add.
    pub const HEADER: &str = "header";
    /// How the answer is printed.
    pub const OUTPUT: &str = "output";
    /// Prints no answer.
    pub const QUIET: &str = "quiet";
    /// The HTTP method.
    pub const METHOD: &str = "method";
    /// Prints help.
    pub const HELP: &str = "help";
}

const fn need(key: &'static str) -> Field {
    Field { key, required: true }
}

const fn may(key: &'static str) -> Field {
    Field { key, required: false }
}

use Arity::{Many, None as Switch, One, Optional};
use Standing::{Harmless, Later, Works};

/// Every global flag, in the order of the help.
pub static FLAGS: &[Flag] = &[
    flag(
        "mode",
        Optional,
        Harmless,
        "use `--mode {AK|StsToken|RamRoleArn|EcsRamRole|RsaKeyPair|RamRoleArnWithRoleName|CloudSSO|OAuth|BearerToken|Anonymous}` to assign authenticate mode",
    ),
    flag("profile", Optional, Later, "use `--profile <profileName>` to select profile").short('p'),
    flag("language", One, Harmless, "use `--language [en|zh]` to assign language"),
    flag(name::REGION, One, Works, "use `--region <regionId>` to assign region"),
    flag(name::REGION_ID, One, Works, "use `--RegionId <regionId>` to assign region").hidden(),
    flag("config-path", One, Later, "use `--config-path <file>` to read another configuration"),
    flag("access-key-id", One, Harmless, "use `--access-key-id <id>` to assign the key's id"),
    flag("access-key-secret", One, Harmless, "use `--access-key-secret <secret>` to assign the key's secret"),
    flag("sts-token", One, Harmless, "use `--sts-token <token>` to assign a temporary token"),
    flag("sts-region", One, Harmless, "use `--sts-region <regionId>` to assign the region of STS"),
    flag("sts-endpoint", One, Harmless, "use `--sts-endpoint <host>` to assign the host of STS"),
    flag("ram-role-name", One, Harmless, "use `--ram-role-name <name>` to assign the role's name"),
    flag("ram-role-arn", One, Harmless, "use `--ram-role-arn <arn>` to assign the role's ARN"),
    flag(
        "source-profile",
        One,
        Harmless,
        "use `--source-profile <name>` to assign the profile to start from",
    ),
    flag("role-session-name", One, Harmless, "use `--role-session-name <name>` to name the role's session"),
    flag("external-id", One, Harmless, "use `--external-id <id>` to assign the role's external id"),
    flag("private-key", One, Harmless, "use `--private-key <key>` to assign the key pair's private half"),
    flag("key-pair-name", One, Harmless, "use `--key-pair-name <name>` to assign the key pair"),
    flag("read-timeout", One, Harmless, "use `--read-timeout <seconds>` to limit the wait for an answer")
        .alias("retry-timeout"),
    flag(
        "connect-timeout",
        One,
        Harmless,
        "use `--connect-timeout <seconds>` to limit the wait for a connection",
    ),
    flag("retry-count", One, Harmless, "use `--retry-count <count>` to assign how often to try again"),
    flag("skip-secure-verify", Switch, Harmless, "use `--skip-secure-verify` to trust any certificate"),
    flag("expired-seconds", One, Harmless, "use `--expired-seconds <seconds>` to assign the session's life"),
    flag(
        "process-command",
        One,
        Harmless,
        "use `--process-command <command>` to get credentials from a command",
    ),
    flag("oidc-provider-arn", One, Harmless, "use `--oidc-provider-arn <arn>` to assign the OIDC provider"),
    flag("oidc-token-file", One, Harmless, "use `--oidc-token-file <file>` to assign the OIDC token's file"),
    flag(
        "cloud-sso-sign-in-url",
        One,
        Harmless,
        "use `--cloud-sso-sign-in-url <url>` to assign the sign-in page",
    ),
    flag(
        "cloud-sso-access-config",
        One,
        Harmless,
        "use `--cloud-sso-access-config <id>` to assign the access",
    ),
    flag("cloud-sso-account-id", One, Harmless, "use `--cloud-sso-account-id <id>` to assign the account"),
    flag("oauth-site-type", One, Harmless, "use `--oauth-site-type <site>` to assign the site to sign in at"),
    flag("endpoint-type", One, Harmless, "use `--endpoint-type <type>` to assign the kind of endpoint"),
    flag("endpoint", One, Harmless, "use `--endpoint`/`-e <endpoint>` to assign endpoint").short('e'),
    flag(
        "external-account-type",
        One,
        Harmless,
        "use `--external-account-type <type>` to assign the account's type",
    ),
    flag(
        "auto-plugin-install",
        One,
        Harmless,
        "use `--auto-plugin-install <true|false>` to install plugins unasked",
    ),
    flag(
        "auto-plugin-install-enable-pre",
        One,
        Harmless,
        "use `--auto-plugin-install-enable-pre <true|false>` to install unfinished plugins too",
    ),
    flag("bearer-token", One, Harmless, "use `--bearer-token <token>` to assign a bearer token"),
    flag(
        "bearer-token-header-key",
        One,
        Harmless,
        "use `--bearer-token-header-key <name>` to assign its header",
    ),
    flag("secure", Switch, Harmless, "use `--secure` to force https"),
    flag("insecure", Switch, Harmless, "use `--insecure` to force http").hidden(),
    flag(
        name::BACKGROUND,
        Switch,
        Works,
        "use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)",
    ),
    flag(name::FORCE, Switch, Works, "use `--force` to skip api and parameters check"),
    flag(name::VERSION, One, Works, "use `--version <YYYY-MM-DD>` to assign product api version"),
    flag(name::HEADER, Many, Works, "use `--header X-foo=bar` to add custom HTTP header, repeatable"),
    flag("body", One, Harmless, "use `--body <text>` to assign the body of REST requests"),
    flag("body-file", One, Harmless, "use `--body-file <file>` to assign the same from a file").hidden(),
    flag("pager", Many, Later, "use `--pager` to merge pages for pageable APIs").without(&["waiter"]),
    flag("accept", One, Harmless, "use `--accept <type>` to assign the answer's type").hidden(),
    flag(
        name::OUTPUT,
        Many,
        Works,
        "use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns",
    )
    .short('o')
    .fields(&[need("cols"), may("rows"), may("num")])
    .word("table"),
    flag(
        "waiter",
        Many,
        Later,
        "use `--waiter expr=<jmesPath> to=<value>` to pull api until result equal to expected value",
    )
    .fields(&[need("expr"), need("to"), may("timeout"), may("interval")])
    .without(&["pager"]),
    flag("dryrun", Switch, Later, "add `--dryrun` to validate and print request without running.")
        .without(&["pager", "waiter", "cli-dry-run", "cli-dry-run-json", "estimate-cost"]),
    flag("cli-dry-run", Switch, Later, "add `--cli-dry-run` to print the request as text without running it")
        .without(&["pager", "waiter", "dryrun", "cli-dry-run-json", "estimate-cost"]),
    flag("cli-dry-run-json", Switch, Later, "add `--cli-dry-run-json` to print the same as JSON")
        .without(&["pager", "waiter", "dryrun", "cli-dry-run", "estimate-cost"])
        .hidden(),
    flag("estimate-cost", Switch, Later, "add `--estimate-cost` to ask for the price instead of calling")
        .without(&["pager", "waiter", "dryrun", "cli-dry-run", "cli-dry-run-json"]),
    flag(
        "estimate-cost-context",
        Many,
        Later,
        "use `--estimate-cost-context key=value` to detail the price asked for",
    ),
    flag(name::QUIET, Switch, Works, "add `--quiet` to hide normal output").short('q').without(&[
        "dryrun",
        "cli-dry-run",
        "cli-dry-run-json",
    ]),
    flag("log-level", One, Harmless, "use `--log-level <level>` to assign what is logged").alias("log_level"),
    flag("yes", Switch, Harmless, "use `--yes`/`-y` to confirm beforehand").short('y'),
    flag("cli-query", One, Later, "use `--cli-query <jmespath>` to filter output with JMESPath expression"),
    flag("roa", One, Harmless, "use `--roa <method>` to call a REST API").hidden(),
    flag(name::METHOD, One, Works, "add `--method {GET|POST}` to assign rpc call method."),
    flag("user-agent", One, Harmless, "use `--user-agent <text>` to add to the User-Agent").hidden(),
    flag("cli-ai-mode", Switch, Harmless, "use `--cli-ai-mode` to say in the User-Agent that an agent calls"),
    flag("no-cli-ai-mode", Switch, Harmless, "use `--no-cli-ai-mode` to not say so").hidden(),
    flag(name::HELP, Switch, Works, "print help").short('h'),
];

impl Flag {
    /// The flag with this name or alias.
    pub fn named(name: &str) -> Option<&'static Self> {
        FLAGS.iter().find(|flag| flag.name == name || flag.alias == Some(name))
    }

    /// The flag with this one-letter form.
    pub fn abbreviated(letter: char) -> Option<&'static Self> {
        FLAGS.iter().find(|flag| flag.shorthand == Some(letter))
    }

    /// Its help, with what it does here where that is not what it says.
    pub fn honest_help(&self) -> String {
        match self.standing {
            Works => self.help.to_owned(),
            Harmless => format!("{} (accepted, without effect here)", self.help),
            Later => format!("{} (not available yet)", self.help),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_the_names_mentioned_exist() {
        for (i, flag) in FLAGS.iter().enumerate() {
            for other in &FLAGS[..i] {
                assert_ne!(flag.name, other.name);
                assert!(flag.shorthand.is_none() || flag.shorthand != other.shorthand, "{}", flag.name);
            }
            for other in flag.exclusive_with {
                assert!(Flag::named(other).is_some(), "{other}");
            }
        }
    }
}
