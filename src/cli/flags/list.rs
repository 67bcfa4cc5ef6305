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
        "use `--mode {AK|StsToken|RamRoleArn|EcsRamRole|RsaKeyPair|RamRoleArnWithRoleName|CloudSSO|OAuth|BearerToken|Anonymous}` to assign authenticate mode", "使用 `--mode {AK|StsToken|RamRoleArn|EcsRamRole|RsaKeyPair|RamRoleArnWithRoleName|CloudSSO|OAuth|BearerToken|Anonymous}` 指定认证方式").setting("mode"),
    flag(name::PROFILE, Optional, Works, "use `--profile <profileName>` to select profile", "使用 `--profile <profileName>` 指定操作的配置集").short('p'),
    flag(name::LANGUAGE, One, Works, "use `--language [en|zh]` to assign language", "使用 `--language [en|zh]` 来指定语言").setting("language"),
    flag(name::REGION, One, Works, "use `--region <regionId>` to assign region", "使用 `--region <regionId>` 来指定访问大区").setting("region_id"),
    flag(name::REGION_ID, One, Works, "use `--RegionId <regionId>` to assign region", "使用 `--RegionId <regionId>` 来指定访问大区").hidden(),
    flag(name::CONFIG_PATH, One, Works, "use `--config-path <file>` to read another configuration", "使用 `--config-path <file>` 指定配置文件"),
    flag("access-key-id", One, Harmless, "use `--access-key-id <id>` to assign the key's id", "使用 `--access-key-id <id>` 指定密钥 ID").setting("access_key_id"),
    flag("access-key-secret", One, Harmless, "use `--access-key-secret <secret>` to assign the key's secret", "使用 `--access-key-secret <secret>` 指定密钥").setting("access_key_secret"),
    flag("sts-token", One, Harmless, "use `--sts-token <token>` to assign a temporary token", "使用 `--sts-token <token>` 指定临时令牌").setting("sts_token"),
    flag("sts-region", One, Harmless, "use `--sts-region <regionId>` to assign the region of STS", "使用 `--sts-region <regionId>` 指定 STS 的地域").setting("sts_region"),
    flag("sts-endpoint", One, Harmless, "use `--sts-endpoint <host>` to assign the host of STS", "使用 `--sts-endpoint <host>` 指定 STS 的接入地址").setting("sts_endpoint"),
    flag("ram-role-name", One, Harmless, "use `--ram-role-name <name>` to assign the role's name", "使用 `--ram-role-name <name>` 指定角色名").setting("ram_role_name"),
    flag("ram-role-arn", One, Harmless, "use `--ram-role-arn <arn>` to assign the role's ARN", "使用 `--ram-role-arn <arn>` 指定角色 ARN").setting("ram_role_arn"),
    flag(
        "source-profile",
        One,
        Harmless,
        "use `--source-profile <name>` to assign the profile to start from", "使用 `--source-profile <name>` 指定来源配置集").setting("source_profile"),
    flag("role-session-name", One, Harmless, "use `--role-session-name <name>` to name the role's session", "使用 `--role-session-name <name>` 指定角色会话名").setting("ram_session_name"),
    flag("external-id", One, Harmless, "use `--external-id <id>` to assign the role's external id", "使用 `--external-id <id>` 指定角色的外部 ID").setting("external_id"),
    flag("private-key", One, Harmless, "use `--private-key <key>` to assign the key pair's private half", "使用 `--private-key <key>` 指定密钥对的私钥").setting("private_key"),
    flag("key-pair-name", One, Harmless, "use `--key-pair-name <name>` to assign the key pair", "使用 `--key-pair-name <name>` 指定密钥对").setting("key_pair_name"),
    flag("read-timeout", One, Harmless, "use `--read-timeout <seconds>` to limit the wait for an answer", "使用 `--read-timeout <seconds>` 指定等待应答的秒数")
        .alias("retry-timeout").setting("read_timeout"),
    flag(
        "connect-timeout",
        One,
        Harmless,
        "use `--connect-timeout <seconds>` to limit the wait for a connection", "使用 `--connect-timeout <seconds>` 指定等待连接的秒数").setting("connect_timeout"),
    flag("retry-count", One, Harmless, "use `--retry-count <count>` to assign how often to try again", "使用 `--retry-count <count>` 指定重试次数").setting("retry_count"),
    flag("skip-secure-verify", Switch, Harmless, "use `--skip-secure-verify` to trust any certificate", "使用 `--skip-secure-verify` 不校验证书"),
    flag("expired-seconds", One, Harmless, "use `--expired-seconds <seconds>` to assign the session's life", "使用 `--expired-seconds <seconds>` 指定会话有效秒数").setting("expired_seconds"),
    flag(
        "process-command",
        One,
        Harmless,
        "use `--process-command <command>` to get credentials from a command", "使用 `--process-command <command>` 通过命令获取凭证").setting("process_command"),
    flag("oidc-provider-arn", One, Harmless, "use `--oidc-provider-arn <arn>` to assign the OIDC provider", "使用 `--oidc-provider-arn <arn>` 指定 OIDC 提供商").setting("oidc_provider_arn"),
    flag("oidc-token-file", One, Harmless, "use `--oidc-token-file <file>` to assign the OIDC token's file", "使用 `--oidc-token-file <file>` 指定 OIDC 令牌文件").setting("oidc_token_file"),
    flag(
        "cloud-sso-sign-in-url",
        One,
        Harmless,
        "use `--cloud-sso-sign-in-url <url>` to assign the sign-in page", "使用 `--cloud-sso-sign-in-url <url>` 指定登录页").setting("cloud_sso_sign_in_url"),
    flag(
        "cloud-sso-access-config",
        One,
        Harmless,
        "use `--cloud-sso-access-config <id>` to assign the access", "使用 `--cloud-sso-access-config <id>` 指定访问配置").setting("cloud_sso_access_config"),
    flag("cloud-sso-account-id", One, Harmless, "use `--cloud-sso-account-id <id>` to assign the account", "使用 `--cloud-sso-account-id <id>` 指定账号").setting("cloud_sso_account_id"),
    flag("oauth-site-type", One, Harmless, "use `--oauth-site-type <site>` to assign the site to sign in at", "使用 `--oauth-site-type <site>` 指定登录站点").setting("oauth_site_type"),
    flag("endpoint-type", One, Harmless, "use `--endpoint-type <type>` to assign the kind of endpoint", "使用 `--endpoint-type <type>` 指定接入地址类型").setting("endpoint_type"),
    flag(name::ENDPOINT, One, Harmless, "use `--endpoint`/`-e <endpoint>` to assign endpoint", "使用 `--endpoint`/`-e <endpoint>` 指定接入地址").short('e').setting("endpoint"),
    flag(
        "external-account-type",
        One,
        Harmless,
        "use `--external-account-type <type>` to assign the account's type", "使用 `--external-account-type <type>` 指定账号类型").setting("external_account_type"),
    flag(
        "auto-plugin-install",
        One,
        Harmless,
        "use `--auto-plugin-install <true|false>` to install plugins unasked", "使用 `--auto-plugin-install <true|false>` 自动安装插件").setting("auto_plugin_install"),
    flag(
        "auto-plugin-install-enable-pre",
        One,
        Harmless,
        "use `--auto-plugin-install-enable-pre <true|false>` to install unfinished plugins too", "使用 `--auto-plugin-install-enable-pre <true|false>` 也安装预发布插件").setting("auto_plugin_install_enable_pre"),
    flag("bearer-token", One, Harmless, "use `--bearer-token <token>` to assign a bearer token", "使用 `--bearer-token <token>` 指定 Bearer 令牌").setting("bearer_token"),
    flag(
        "bearer-token-header-key",
        One,
        Harmless,
        "use `--bearer-token-header-key <name>` to assign its header", "使用 `--bearer-token-header-key <name>` 指定令牌的请求头").setting("bearer_token_header_key"),
    flag("secure", Switch, Harmless, "use `--secure` to force https", "使用 `--secure` 强制使用 https"),
    flag("insecure", Switch, Harmless, "use `--insecure` to force http", "使用 `--insecure` 强制使用 http").hidden(),
    flag(
        name::BACKGROUND,
        Switch,
        Works,
        "use `--background` to answer at once while long work goes on (also SNAP_BACKGROUND=1)", "使用 `--background` 立即应答，耗时的工作在后台继续（或 SNAP_BACKGROUND=1）"),
    flag(name::FORCE, Switch, Works, "use `--force` to skip api and parameters check", "使用 `--force` 跳过接口和参数检查"),
    flag(name::VERSION, One, Works, "use `--version <YYYY-MM-DD>` to assign product api version", "使用 `--version <YYYY-MM-DD>` 指定产品的接口版本"),
    flag(name::HEADER, Many, Works, "use `--header X-foo=bar` to add custom HTTP header, repeatable", "使用 `--header X-foo=bar` 添加请求头，可重复"),
    flag("body", One, Harmless, "use `--body <text>` to assign the body of REST requests", "使用 `--body <text>` 指定 REST 请求体"),
    flag("body-file", One, Harmless, "use `--body-file <file>` to assign the same from a file", "使用 `--body-file <file>` 从文件读取请求体").hidden(),
    flag(name::PAGER, Many, Works, "use `--pager` to merge pages for pageable APIs", "使用 `--pager` 合并分页接口的所有页").alias("all-pages")
        .fields(&[may("path"), may("PageNumber"), may("PageSize"), may("TotalCount"), may("NextToken")])
        .without(&["waiter"]),
    flag("accept", One, Harmless, "use `--accept <type>` to assign the answer's type", "使用 `--accept <type>` 指定应答类型").hidden(),
    flag(
        name::OUTPUT,
        Many,
        Works,
        "use `--output cols=Field1,Field2 [rows=jmesPath]` to print output as table, `--output table` for one that picks its columns, `--output json` for JSON (the default)", "使用 `--output cols=Field1,Field2 [rows=jmesPath]` 以表格输出，`--output table` 自动选择列，`--output json` 输出 JSON（默认）")
    .short('o')
    .fields(&[need("cols"), may("rows"), may("num")])
    .words(&["json", "table", "tree"]),
    flag(
        name::WAITER,
        Many,
        Works,
        "use `--waiter expr=<jmesPath> to=<value>` to pull api until result equal to expected value", "使用 `--waiter expr=<jmesPath> to=<value>` 反复查询，直到结果等于期望值")
    .fields(&[need("expr"), need("to"), may("timeout"), may("interval")])
    .without(&["pager"]),
    flag(name::DRY_RUN, Switch, Works, "add `--dryrun` to validate and print request without running.", "添加 `--dryrun` 只检查并打印请求，不执行")
        .without(&["pager", "waiter", "cli-dry-run", "cli-dry-run-json", "estimate-cost"]),
    flag(name::CLI_DRY_RUN, Switch, Works, "add `--cli-dry-run` to print the request as text without running it", "添加 `--cli-dry-run` 以文本打印请求，不执行")
        .without(&["pager", "waiter", "dryrun", "cli-dry-run-json", "estimate-cost"]),
    flag(name::CLI_DRY_RUN_JSON, Switch, Works, "add `--cli-dry-run-json` to print the same as JSON", "添加 `--cli-dry-run-json` 以 JSON 打印请求，不执行")
        .without(&["pager", "waiter", "dryrun", "cli-dry-run", "estimate-cost"])
        .hidden(),
    flag(name::ESTIMATE_COST, Switch, Absent, "add `--estimate-cost` to ask for the price instead of calling", "添加 `--estimate-cost` 只询价，不执行")
        .without(&["pager", "waiter", "dryrun", "cli-dry-run", "cli-dry-run-json"]),
    flag(
        name::ESTIMATE_COST_CONTEXT,
        Many,
        Absent,
        "use `--estimate-cost-context key=value` to detail the price asked for", "使用 `--estimate-cost-context key=value` 补充询价信息"),
    flag(name::QUIET, Switch, Works, "add `--quiet` to hide normal output", "添加 `--quiet` 不输出结果").short('q').without(&[
        "dryrun",
        "cli-dry-run",
        "cli-dry-run-json",
    ]),
    flag("log-level", One, Harmless, "use `--log-level <level>` to assign what is logged", "使用 `--log-level <level>` 指定日志级别").alias("log_level"),
    flag(name::YES, Switch, Works, "use `--yes`/`-y` to confirm beforehand", "使用 `--yes`/`-y` 预先确认").short('y'),
    flag(name::QUERY, One, Works, "use `--cli-query <jmespath>` to filter output with JMESPath expression", "使用 `--cli-query <jmespath>` 用 JMESPath 筛选结果"),
    flag("roa", One, Harmless, "use `--roa <method>` to call a REST API", "使用 `--roa <method>` 调用 REST 接口").hidden(),
    flag(name::METHOD, One, Works, "add `--method {GET|POST}` to assign rpc call method.", "添加 `--method {GET|POST}` 指定 RPC 调用方法"),
    flag("user-agent", One, Harmless, "use `--user-agent <text>` to add to the User-Agent", "使用 `--user-agent <text>` 附加 User-Agent").hidden(),
    flag("cli-ai-mode", Switch, Harmless, "use `--cli-ai-mode` to say in the User-Agent that an agent calls", "使用 `--cli-ai-mode` 在 User-Agent 中标明由智能体调用"),
    flag("no-cli-ai-mode", Switch, Harmless, "use `--no-cli-ai-mode` to not say so", "使用 `--no-cli-ai-mode` 不作此标明").hidden(),
    flag(name::HELP, Switch, Works, "print help", "打印帮助信息").short('h'),
];
