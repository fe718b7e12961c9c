use antinomy_cite::*;
use antinomy_model::*;
use antinomy_syntax::*;
fn main() {
    let mut files = vec![];
    fn walk(d: &std::path::Path, f: &mut Vec<SourceFile>) {
        for e in std::fs::read_dir(d).unwrap() {
            let p = e.unwrap().path();
            if p.is_dir() {
                walk(&p, f)
            } else {
                f.push(SourceFile::new(
                    p.to_str().unwrap(),
                    std::fs::read_to_string(&p).unwrap(),
                ))
            }
        }
    }
    walk(std::path::Path::new("content"), &mut files);
    files.sort_by_key(|f| f.path().to_owned());
    let (base, _) = KnowledgeBase::read(Files::new(files), "content/");
    let style = Style::named(&std::env::args().nth(1).unwrap_or("arl".into())).unwrap();
    let items: Vec<Item> = base
        .of_kind(Kind::Source)
        .filter_map(|(id, _)| Item::of(&base, id, Language(0)))
        .collect();
    if std::env::args().nth(2).is_some() {
        println!(
            "{}",
            serde_json::to_string_pretty(
                &items
                    .iter()
                    .map(|i| serde_json::Value::Object(i.0.clone()))
                    .collect::<Vec<_>>()
            )
            .unwrap()
        );
        return;
    }
    let b = Bibliography::new(&style, items, "de-DE", "de");
    for id in b.ids() {
        println!(
            "{:40} | {} | {}",
            b.cite(
                id,
                Some(&Place {
                    label: Some(values::LocatorKey::Section),
                    value: "4.2".into()
                })
            )
            .unwrap(),
            b.cite(id, None).unwrap().split_head().0,
            b.entry(id).unwrap()
        );
    }
}
