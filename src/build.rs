//! Prepares what the binary embeds: the files of Swagger UI, compressed for browsers, and the list
//! of migrations.

use std::{
    borrow::Cow,
    env,
    error::Error,
    ffi::OsStr,
    fmt::Write,
    fs::{self, File},
    io::{self, Cursor},
    path::Path,
};

use flate2::{Compression, write::GzEncoder};
use zip::ZipArchive;

const FILES: [&str; 2] = ["swagger-ui-bundle.js", "swagger-ui.css"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/build.rs");
    println!("cargo::rustc-env=OPT_LEVEL={}", env::var("OPT_LEVEL")?);
    let folder = env::var("OUT_DIR")?;
    compress_swagger_ui(Path::new(&folder))?;
    list_migrations(Path::new(&folder))
}

/// Writes the files of `/api/docs` out of the archive of Swagger UI.
fn compress_swagger_ui(folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut archive =
        ZipArchive::new(Cursor::new(utoipa_swagger_ui_vendored::SWAGGER_UI_VENDORED))?;
    for name in FILES {
        let place = format!("/dist/{name}");
        let found = archive
            .file_names()
            .filter_map(Result::ok)
            .find(|path| path.ends_with(&place))
            .map(Cow::into_owned);
        let mut file = archive.by_name(&found.ok_or(place)?)?;
        let mut compressed =
            GzEncoder::new(File::create(folder.join(format!("{name}.gz")))?, Compression::best());
        io::copy(&mut file, &mut compressed)?;
        compressed.finish()?;
    }
    Ok(())
}

/// Writes `migrations.rs`: for each database an array of file names and contents, in their order.
fn list_migrations(folder: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=migrations");
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("migrations");

    let mut source = String::new();
    for (name, database) in [("SQLITE", "sqlite"), ("POSTGRES", "postgres")] {
        let files = fs::read_dir(root.join(database))?.map(|entry| Ok(entry?.path()));
        let mut files = files.collect::<io::Result<Vec<_>>>()?;
        files.sort();

        writeln!(source, "pub const {name}: &[(&str, &str)] = &[")?;
        for path in files {
            let name =
                path.file_name().and_then(OsStr::to_str).ok_or("a migration without a name")?;
            let path = path.to_str().ok_or("a path that is no text")?;
            writeln!(source, "({name:?}, include_str!({path:?})),")?;
        }
        writeln!(source, "];")?;
    }
    fs::write(folder.join("migrations.rs"), source)?;
    Ok(())
}
