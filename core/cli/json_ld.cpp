#include "json_ld.h"

#include "json/json_writer.h"
#include "plain_text.h"

namespace tradeoff::cli {
namespace {

constexpr const char* kVocabulary = "https://schema.org";

void writeOptions(JsonWriter& json, const Comparison& comparison) {
  json.key("about").object().field("@type", "ItemList");
  json.field("itemListOrder", std::string(kVocabulary) + "/ItemListUnordered");
  json.key("numberOfItems").integer(static_cast<long long>(comparison.options.size()));
  json.key("itemListElement").array();
  for (const Option& option : comparison.options) {
    json.object().field("@type", "ListItem").key("item").object().field("@type", "Thing").field("name", option.name);
    json.optionalField("description", option.tagline).optionalField("url", option.url).endObject().endObject();
  }
  json.endArray().endObject();
}

void writeSources(JsonWriter& json, const Comparison& comparison) {
  if (comparison.sources.empty()) return;
  json.key("citation").array();
  for (const Source& source : comparison.sources) {
    json.object().field("@type", "CreativeWork").field("name", source.title).optionalField("url", source.url);
    json.optionalField("datePublished", source.date).endObject();
  }
  json.endArray();
}

// Escapes "<", because "</script" ends a script element even inside a string, and the first brace of "{{", "{%" and
// "{#", which start template tags. Compact JSON contains these sequences only inside strings.
std::string insideScript(const std::string& json) {
  std::string out;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char next = i + 1 < json.size() ? json[i + 1] : ' ';
    const bool begins = json[i] == '{' && (next == '{' || next == '%' || next == '#');
    if (json[i] == '<') {
      out += "\\u003c";
    } else if (begins) {
      out += "\\u007b";
    } else {
      out += json[i];
    }
  }
  return out;
}

}  // namespace

std::string renderJsonLd(const Comparison& comparison) {
  JsonWriter json;
  json.object().field("@context", kVocabulary).field("@type", "Table").field("name", comparison.title);
  json.optionalField("description", comparison.summary).field("inLanguage", comparison.lang);
  json.optionalField("dateModified", comparison.updated).optionalField("creditText", comparison.by);
  writeOptions(json, comparison);
  writeSources(json, comparison);
  json.endObject();
  return "<script type=\"application/ld+json\">" + insideScript(terminalJson(json.str())) + "</script>\n";
}

}  // namespace tradeoff::cli
