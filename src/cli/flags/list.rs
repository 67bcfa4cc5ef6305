//! The list itself.

use super::{Arity, Field, Flag, Standing, flag, name};

const fn need(key: &'static str) -> Field {
    Field { key, required: true }
}

const fn may(key: &'static str) -> Field {
    Field { key, required: false }
}

use Arity::{Many, None as Switch, One, Optional};
use Standing::{Absent, Harmless, Works};

/// Every global flag, in the order of the help.
pub static FLAGS: &[Flag] = &[
    flag(
        name::MODE,
        Optional,
        Harmless,
        "use `--mode {AK|StsToken|RamRoleArn|EcsRamRole|RsaKeyPair|RamRoleArnWithRoleName|CloudSSO|OAuth|BearerToken|Anonymous}` to assign authenticate mode",
    ).setting("mode"),
    flag(name::PROFILE, Optional, Works, "use `--profile <profileName>` to select profile").short('p'),
    flag(name::LANGUAGE, One, Harmless, "use `--language [en|zh]` to assign language").setting("language"),
    flag(name::REGION, One, Works, "use `--region <regionId>` to assign region").setting("region_id"),
    flag(name::REGION_ID, One, Works, "use `--RegionId <regionId>` to assign region").hidden(),
    flag(name::CONFIG_PATH, One, Works, "use `--config-path <file>` to read another configuration"),
    flag("access-key-id", One, Harmless, "use `--access-key-id <id>` to assign the key's id").setting("access_key_id"),
    flag("access-key-secret", One, Harmless, "use `--access-key-secret <secret>` to assign the key's secret").setting("access_key_secret"),
    flag("sts-token", One, Harmless, "use `--sts-token <token>` to assign a temporary token").setting("sts_token"),
    flag("sts-region", One, Harmless, "use `--sts-region <regionId>` to assign the region of STS").setting("sts_region"),
    flag("sts-endpoint", One, Harmless, "use `--sts-endpoint <host>` to assign the host of STS").setting("sts_endpoint"),
    flag("ram-role-name", One, Harmless, "use `--ram-role-name <name>` to assign the role's name").setting("ram_role_name"),
    flag("ram-role-arn", One, Harmless, "use `--ram-role-arn <arn>` to assign the role's ARN").setting("ram_role_arn"),
    flag(
        "source-profile",
        One,
        Harmless,
        "use `--source-profile <name>` to assign the profile to start from",
    ).setting("source_profile"),
    flag("role-session-name", One, Harmless, "use `--role-session-name <name>` to name the role's session").setting("ram_session_name"),
    flag("external-id", One, Harmless, "use `--external-id <id>` to assign the role's external id").setting("external_id"),
    flag("private-key", One, Harmless, "use `--private-key <key>` to assign the key pair's private half").setting("private_key"),
    flag("key-pair-name", One, Harmless, "use `--key-pair-name <name>` to assign the key pair").setting("key_pair_name"),
    flag("read-timeout", One, Harmless, "use `--read-timeout <seconds>` to limit the wait for an answer")
        .alias("retry-timeout").setting("read_timeout"),
    flag(
        "connect-timeout",
        One,
        Harmless,
        "use `--connect-timeout <seconds>` to limit the wait for a connection",
    ).setting("connect_timeout"),
    flag("retry-count", One, Harmless, "use `--retry-count <count>` to assign how often to try again").setting("retry_count"),
    flag("skip-secure-verify", Switch, Harmless, "use `--skip-secure-verify` to trust any certificate"),
    flag("expired-seconds", One, Harmless, "use `--expired-seconds <seconds>` to assign the session's life").setting("expired_seconds"),
    flag(
        "process-command",
        One,
        Harmless,
        "use `--process-command <command>` to get credentials from a command",
    ).setting("process_command"),
    flag("oidc-provider-arn", One, Harmless, "use `--oidc-provider-arn <arn>` to assign the OIDC provider").setting("oidc_provider_arn"),
    flag("oidc-token-file", One, Harmless, "use `--oidc-token-file <file>` to assign the OIDC token's file").setting("oidc_token_file"),
    flag(
        "cloud-sso-sign-in-url",
        One,
        Harmless,
        "use `--cloud-sso-sign-in-url <url>` to assign the sign-in page",
    ).setting("cloud_sso_sign_in_url"),
    flag(
        "cloud-sso-access-config",
        One,
        Harmless,
        "use `--cloud-sso-access-config <id>` to assign the access",
    ).setting("cloud_sso_access_config"),
    flag("cloud-sso-account-id", One, Harmless, "use `--cloud-sso-account-id <id>` to assign the account").setting("cloud_sso_account_id"),
    flag("oauth-site-type", One, Harmless, "use `--oauth-site-type <site>` to assign the site to sign in at").setting("oauth_site_type"),
    flag("endpoint-type", One, Harmless, "use `--endpoint-type <type>` to assign the kind of endpoint").setting("endpoint_type"),
    flag(name::ENDPOINT, One, Harmless, "use `--endpoint`/`-e <endpoint>` to assign endpoint").short('e').setting("endpoint"),
    flag(
        "external-account-type",
        One,
        Harmless,
        "use `--external-account-type <type>` to assign the account's type",
    ).setting("external_account_type"),
    flag(
        "auto-plugin-install",
        One,
        Harmless,
        "use `--auto-plugin-install <true|false>` to install plugins unasked",
    ).setting("auto_plugin_install"),
    flag(
        "auto-plugin-install-enable-pre",
        One,
        Harmless,
        "use `--auto-plugin-install-enable-pre <true|false>` to install unfinished plugins too",
    ).setting("auto_plugin_install_enable_pre"),
    flag("bearer-token", One, Harmless, "use `--bearer-token <token>` to assign a bearer token").setting("bearer_token"),
    flag(
        "bearer-token-header-key",
        One,
        Harmless,
        "use `--bearer-token-header-key <name>` to assign its header",
    ).setting("bearer_token_header_key"),
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
    flag(name::PAGER, Many, Works, "use `--pager` to merge pages for pageable APIs").alias("all-pages")
        .fields(&[may("path"), may("PageNumber"), may("PageSize"), may("TotalCount"), may("NextToken")])
        .without(&["waiter"]),
    flag("accept", One, Harmless, "use `--accept <type>` to assign the answer's type").hidden(),
    flag(
        name::OUTPUT,
        Many,
        Works,
        "use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns",
    )
    .short('o')
    .fields(&[need("cols"), may("rows"), may("num")])
    .words(&["table", "tree"]),
    flag(
        name::WAITER,
        Many,
        Works,
        "use `--waiter expr=<jmesPath> to=<value>` to pull api until result equal to expected value",
    )
    .fields(&[need("expr"), need("to"), may("timeout"), may("interval")])
    .without(&["pager"]),
    flag(name::DRY_RUN, Switch, Works, "add `--dryrun` to validate and print request without running.")
        .without(&["pager", "waiter", "cli-dry-run", "cli-dry-run-json", "estimate-cost"]),
    flag(name::CLI_DRY_RUN, Switch, Works, "add `--cli-dry-run` to print the request as text without running it")
        .without(&["pager", "waiter", "dryrun", "cli-dry-run-json", "estimate-cost"]),
    flag(name::CLI_DRY_RUN_JSON, Switch, Works, "add `--cli-dry-run-json` to print the same as JSON")
        .without(&["pager", "waiter", "dryrun", "cli-dry-run", "estimate-cost"])
        .hidden(),
    flag(name::ESTIMATE_COST, Switch, Absent, "add `--estimate-cost` to ask for the price instead of calling")
        .without(&["pager", "waiter", "dryrun", "cli-dry-run", "cli-dry-run-json"]),
    flag(
        name::ESTIMATE_COST_CONTEXT,
        Many,
        Absent,
        "use `--estimate-cost-context key=value` to detail the price asked for",
    ),
    flag(name::QUIET, Switch, Works, "add `--quiet` to hide normal output").short('q').without(&[
        "dryrun",
        "cli-dry-run",
        "cli-dry-run-json",
    ]),
    flag("log-level", One, Harmless, "use `--log-level <level>` to assign what is logged").alias("log_level"),
    flag(name::YES, Switch, Works, "use `--yes`/`-y` to confirm beforehand").short('y'),
    flag(name::QUERY, One, Works, "use `--cli-query <jmespath>` to filter output with JMESPath expression"),
    flag("roa", One, Harmless, "use `--roa <method>` to call a REST API").hidden(),
    flag(name::METHOD, One, Works, "add `--method {GET|POST}` to assign rpc call method."),
    flag("user-agent", One, Harmless, "use `--user-agent <text>` to add to the User-Agent").hidden(),
    flag("cli-ai-mode", Switch, Harmless, "use `--cli-ai-mode` to say in the User-Agent that an agent calls"),
    flag("no-cli-ai-mode", Switch, Harmless, "use `--no-cli-ai-mode` to not say so").hidden(),
    flag(name::HELP, Switch, Works, "print help").short('h'),
];
