//! The dry runs: print the request instead of sending it.

use super::flags::name;
use super::grammar::Line;
use super::product;
use super::profiles::Settings;
use crate::ecs::Request;
use crate::sys::{clock, random};
use jiff::Timestamp;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;

/// The headers that the SDK adds to every request.
const SDK_HEADERS: [(&str, &str); 3] =
    [("x-sdk-client", "golang/1.0.0"), ("x-sdk-invoke-type", "common"), ("Accept-Encoding", "identity")];

/// The headers that would show the caller's identity.
const SECRET_HEADERS: [&str; 4] =
    ["authorization", "x-acs-accesskey-id", "x-acs-security-token", "x-acs-signature"];

/// Returns the text that is printed instead of a call; `None` when the line asks for no dry run.
///
/// # Errors
/// When the kernel has no randomness, or the clock is invalid.
pub fn render(line: &Line, settings: &Settings, request: &Request) -> io::Result<Option<String>> {
    let forced = if line.flags.has(name::FORCE) { "GET" } else { "POST" };
    let dry = Dry {
        endpoint: settings.endpoint(),
        method: line.flags.value(name::METHOD).unwrap_or(forced),
        version: line.flags.value(name::VERSION).unwrap_or(product::VERSION),
        // The SDK adds the region if it is omitted.
        query: request
            .parameters
            .iter()
            .filter(|(name, _)| *name != name::REGION_ID || line.flags.has(name::REGION_ID))
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect(),
        headers: line.flags.values(name::HEADER).iter().filter_map(|header| header.split_once('=')).collect(),
        request,
    };
    Ok(if line.flags.has(name::CLI_DRY_RUN) {
        Some(dry.text())
    } else if line.flags.has(name::CLI_DRY_RUN_JSON) {
        Some(dry.json()?)
    } else if line.flags.has(name::DRY_RUN) {
        Some(dry.signed(settings.key_id().unwrap_or_default())?)
    } else {
        None
    })
}

struct Dry<'a> {
    endpoint: String,
    method: &'a str,
    version: &'a str,
    headers: Vec<(&'a str, &'a str)>,
    query: BTreeMap<&'a str, &'a str>,
    request: &'a Request,
}

impl Dry<'_> {
    fn headers(&self) -> impl Iterator<Item = (&str, String)> {
        let given = self.headers.iter().map(|(name, value)| {
            let secret = SECRET_HEADERS.iter().any(|other| name.eq_ignore_ascii_case(other));
            (*name, if secret { masked(value) } else { (*value).to_owned() })
        });
        SDK_HEADERS.iter().map(|(name, value)| (*name, (*value).to_owned())).chain(given)
    }

    fn text(&self) -> String {
        let Self { endpoint, method, version, request, .. } = self;
        let mut text = format!(
            "---\nStyle:    RPC\nEndpoint: {endpoint}\nMethod:   {method}\nAction:   {}\nVersion:  {version}\nHeaders:\n",
            request.operation
        );
        // Writing to a String cannot fail.
        for (name, value) in self.headers() {
            let _ = writeln!(text, "  {name}: {value}");
        }
        if !self.query.is_empty() {
            text.push_str("Query:\n");
        }
        for (name, value) in &self.query {
            let _ = writeln!(text, "  {name} = {value}");
        }
        text.push_str("---\n");
        text
    }

    /// Formats the request as JSON, in the order of the SDK's fields, which no sorted map has.
    fn json(&self) -> io::Result<String> {
        let headers: BTreeMap<&str, String> = self.headers().collect();
        let fields: [(&str, Value); 7] = [
            ("style", "RPC".into()),
            ("endpoint", self.endpoint.as_str().into()),
            ("method", self.method.into()),
            ("headers", json!(headers)),
            ("query", json!(self.query)),
            ("action", self.request.operation.as_str().into()),
            ("version", self.version.into()),
        ];
        let present = fields.iter().filter(|(_, value)| value.as_object().is_none_or(|map| !map.is_empty()));
        let lines: Vec<String> = present
            .map(|(name, value)| {
                let value = serde_json::to_string_pretty(value)?;
                Ok(format!("  \"{name}\": {}", value.replace('\n', "\n  ")))
            })
            .collect::<io::Result<_>>()?;
        Ok(format!("{{\n{}\n}}\n", lines.join(",\n")))
    }

    /// Formats the signed request. The signature is only a mask: there is no key to sign with, and no reader to show
    /// it to.
    fn signed(&self, key_id: &str) -> io::Result<String> {
        let mut query: BTreeMap<&str, String> = BTreeMap::from([
            ("AccessKeyId", masked(key_id)),
            ("Action", self.request.operation.clone()),
            ("Format", "JSON".to_owned()),
            ("RegionId", self.request.region.clone()),
            ("Signature", masked("")),
            ("SignatureMethod", "HMAC-SHA1".to_owned()),
            ("SignatureNonce", random::uuid()?),
            ("SignatureType", String::new()),
            ("SignatureVersion", "1.0".to_owned()),
            ("Timestamp", timestamp()?),
            ("Version", self.version.to_owned()),
        ]);
        query.extend(self.request.parameters.iter().map(|(name, value)| (name.as_str(), value.clone())));
        let query: Vec<String> =
            query.iter().map(|(name, value)| format!("{}={}", escaped(name), escaped(value))).collect();
        let mut text = format!(
            "Skip invoke in dry-run mode, request is:\n------------------------------------\n\n{} /?{} HTTPS/1.1\nHost: {}\n",
            self.method,
            query.join("&"),
            self.endpoint
        );
        for (name, value) in self.headers() {
            let _ = writeln!(text, "{name}: {value}");
        }
        text.push_str("\n\n");
        Ok(text)
    }
}

fn timestamp() -> io::Result<String> {
    let now = Timestamp::from_second(clock::now().map_err(io::Error::other)?.0).map_err(io::Error::other)?;
    Ok(now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
}

/// Shows a secret by its first four characters; a short one by none.
fn masked(secret: &str) -> String {
    match secret.char_indices().nth(4) {
        Some((end, _)) => format!("{}***", &secret[..end]),
        None => "***".to_owned(),
    }
}

/// Escapes a text for a query.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}
