//! Takes what `/api/docs` needs out of the archive of Swagger UI, and compresses it as browsers take it.

use std::{
    borrow::Cow,
    env,
    error::Error,
    fs::File,
    io::{self, Cursor},
    path::Path,
};

use flate2::{Compression, write::GzEncoder};
use zip::ZipArchive;

const FILES: [&str; 2] = ["swagger-ui-bundle.js", "swagger-ui.css"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/build.rs");
    let folder = env::var("OUT_DIR")?;
    let mut archive = ZipArchive::new(Cursor::new(utoipa_swagger_ui_vendored::SWAGGER_UI_VENDORED))?;
    for name in FILES {
        let place = format!("/dist/{name}");
        let found =
            archive.file_names().filter_map(Result::ok).find(|path| path.ends_with(&place)).map(Cow::into_owned);
        let mut file = archive.by_name(&found.ok_or(place)?)?;
        let mut compressed =
            GzEncoder::new(File::create(Path::new(&folder).join(format!("{name}.gz")))?, Compression::best());
        io::copy(&mut file, &mut compressed)?;
        compressed.finish()?;
    }
    Ok(())
}
