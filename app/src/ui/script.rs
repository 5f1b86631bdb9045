//! The only inline script: the platform's documented loader.

use std::fmt::Write as _;

use crate::Widget;

/// Returns the documented snippet, unchanged except for the URL and the application id. It queues
/// calls of `window.ownid` until the SDK has arrived.
pub(crate) fn loader(widget: &Widget) -> String {
    let app_id = &widget.app_id;
    let base = widget.sdk_url.strip_suffix(app_id.as_str());
    let base = js_literal(base.unwrap_or(&widget.sdk_url));
    let app_id = js_literal(app_id);
    format!(
        "((o,w,n,i,d)=>{{o[i]=o[i]||\
         (async(...a)=>((o[i].q=o[i].q||[]).push(a),{{error:null,data:null}})),\n\
         (d=w.createElement(\"script\")).src={base}+n,d.async=1,w.head.appendChild(d)}})\n\
         (window,document,{app_id},'ownid');"
    )
}

/// Returns a JavaScript string literal that can end neither itself nor the script element around
/// it.
fn js_literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('\'');

    for character in text.chars() {
        if character.is_ascii_alphanumeric() || "-._~:/?#[]@!$()*+,;=% ".contains(character) {
            out.push(character);
        } else {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        }
    }

    out.push('\'');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loader_is_the_documented_one() {
        let widget = Widget {
            app_id: "abc123".into(),
            sdk_url: "https://cdn.ownid.com/sdk/abc123".into(),
            is_preview: false,
            works_at: None,
        };

        assert_eq!(
            loader(&widget),
            "((o,w,n,i,d)=>{o[i]=o[i]||\
             (async(...a)=>((o[i].q=o[i].q||[]).push(a),{error:null,data:null})),\n\
             (d=w.createElement(\"script\")).src='https://cdn.ownid.com/sdk/'+n,d.async=1,\
             w.head.appendChild(d)})\n\
             (window,document,'abc123','ownid');"
        );
    }

    #[test]
    fn a_hostile_app_id_stays_inside_its_literal() {
        let hostile = "'</script>\\\n\u{2028}&\u{1f600}";
        assert_eq!(
            js_literal(hostile),
            "'\\u0027\\u003c/script\\u003e\\u005c\\u000a\\u2028\\u0026\\ud83d\\ude00'"
        );
    }
}
