//! The JSON-LD against the W3C's own schemas for what a Web Annotation must be
//! (<https://github.com/w3c/web-annotation-tests>), where they are at hand in `../shared/w3c`.

use std::fs;
use std::path::{Path, PathBuf};

use hearsay::export::{Format, write};
use hearsay::record::Page as Record;
use jsonschema::{Draft, Registry, Validator};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::pages::{record, sample};

/// Where the schemas are, relative to one another.
const BASE: &str = "https://schemas.example/";

/// The schemas for one sort of thing, each by its name.
type Schemas = Vec<(String, Validator)>;

struct Musts {
    annotation: Schemas,
    collection: Schemas,
    page: Schemas,
}

impl Musts {
    /// All schemas of the folder, or `None` where it is absent.
    fn read() -> Option<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/w3c");
        if !folder.is_dir() {
            println!("skipped: no schemas in {}", folder.display());
            return None;
        }
        let definitions = files(&folder.join("definitions"));
        let mut registry = Registry::new().draft(Draft::Draft4);
        for (path, schema) in &definitions {
            let name = path.file_name().expect("a file has a name").to_string_lossy();
            registry = registry.add(format!("{BASE}{name}"), schema.clone()).expect("a definition is a schema");
        }
        let registry = registry.prepare().expect("the definitions refer to one another");
        let (mut annotation, mut collection, mut page) = (Vec::new(), Vec::new(), Vec::new());
        for (path, mut schema) in
            files(&folder.join("annotations")).into_iter().chain(files(&folder.join("collections")))
        {
            if schema["assertionType"] != "must" {
                continue;
            }
            assert_eq!(schema["expectedResult"], "valid", "{}", path.display());
            let object = schema.as_object_mut().expect("a schema is an object");
            let name = object.remove("id").expect("a schema has an id").to_string();
            let validator = jsonschema::options()
                .with_draft(Draft::Draft4)
                .with_registry(&registry)
                .with_base_uri(BASE)
                .should_validate_formats(true)
                .build(&schema)
                .expect("the schema is one");
            let path = path.strip_prefix(&folder).expect("it is in the folder").to_path_buf();
            let schemas = if path.starts_with("collections/pages") {
                &mut page
            } else if path.starts_with("collections") {
                &mut collection
            } else {
                &mut annotation
            };
            schemas.push((name, validator));
        }
        assert!(annotation.len() > 50 && collection.len() > 5 && page.len() > 5, "the schemas are all there");
        Some(Self { annotation, collection, page })
    }

    /// What is wrong with a collection and its annotations.
    fn complaints(&self, collection: &Value) -> Vec<String> {
        let complaints = |schemas: &Schemas, value: &Value| -> Vec<String> {
            let wrong = schemas.iter().filter(|(_, schema)| !schema.is_valid(value));
            wrong.map(|(name, _)| name.clone()).collect()
        };
        let items = collection["first"]["items"].as_array().expect("a list");
        let mut all = complaints(&self.collection, collection);
        all.extend(complaints(&self.page, collection));
        all.extend(items.iter().flat_map(|item| complaints(&self.annotation, item)));
        all
    }
}

/// Every JSON file in `folder` and its folders.
fn files(folder: &Path) -> Vec<(PathBuf, Value)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else if path.extension().is_some_and(|extension| extension == "json") {
            let text = fs::read_to_string(&path).expect("the schema can be read");
            files.push((path, serde_json::from_str(&text).expect("the schema is JSON")));
        }
    }
    files
}

fn collection(page: &Record) -> Value {
    serde_json::from_str(&write(std::slice::from_ref(page), Format::JsonLd)).expect("it is JSON")
}

#[test]
fn the_collection_is_all_that_it_must_be() {
    let Some(musts) = Musts::read() else { return };
    assert_eq!(musts.complaints(&collection(&sample().record())), [""; 0]);
    let mut runner = TestRunner::new(ProptestConfig::with_cases(64));
    runner
        .run(&record(), |page| {
            prop_assert_eq!(musts.complaints(&collection(&page)), Vec::<String>::new());
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn each_of_several_collections_is_all_that_it_must_be() {
    let Some(musts) = Musts::read() else { return };
    let mut runner = TestRunner::new(ProptestConfig::with_cases(16));
    runner
        .run(&(record(), record()), |(one, other)| {
            let graph: Value =
                serde_json::from_str(&write(&[sample().record(), one, other], Format::JsonLd)).expect("it is JSON");
            let collections = graph["@graph"].as_array().expect("several are a graph");
            prop_assert_eq!(collections.len(), 3);
            for collection in collections {
                let mut alone = collection.clone();
                // It stands once, around all of them.
                alone["@context"] = graph["@context"].clone();
                prop_assert_eq!(musts.complaints(&alone), Vec::<String>::new());
            }
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn the_schemas_see_what_is_broken() {
    let Some(musts) = Musts::read() else { return };
    let good = collection(&sample().record());
    let breaks = |pointer: &str, value: Value, name: &str| {
        let mut broken = good.clone();
        *broken.pointer_mut(pointer).expect("it is in the collection") = value;
        let complaints = musts.complaints(&broken);
        assert!(complaints.iter().any(|complaint| complaint.contains(name)), "{pointer}: {complaints:?}");
    };
    breaks("/type", json!("Collection"), "5.1-collectionTypeValidated");
    breaks("/total", json!("three"), "5.1-collectionTotalValidated");
    breaks("/first/items", json!([{}]), "5.2-pageItemsValidated");
    breaks("/first/items/0/@context", json!("https://news.example"), "3.1-annotationContextValidated");
    breaks("/first/items/0/id", json!("no uri"), "3.1-annotationIdValidated");
    breaks("/first/items/0/created", json!("yesterday"), "3.3.1-annotationCreatedValidated");
    breaks("/first/items/0/target/0/source", json!("not a uri"), "3.2-targetObjectsRecognized");
    breaks("/first/items/0/target/0/selector/0/exact", json!(["a", "b"]), "4.2.4-textQuoteSelectorValid");
    breaks("/first/items/0/target/0/selector/1/start", json!("3"), "4.2-textDataPositionSelectorValid");
    breaks("/first/items/0/body/0", json!({ "type": "TextualBody" }), "3.2-bodyObjectsRecognized");
}
