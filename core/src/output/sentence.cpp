#include "output/sentence.h"

namespace tradeoff {
namespace {

void writeArguments(JsonWriter& json, const std::vector<Argument>& arguments) {
  json.object();
  for (const Argument& argument : arguments) {
    json.key(argument.name);
    switch (argument.kind) {
      case Argument::Kind::kText:
        json.text(argument.text);
        break;
      case Argument::Kind::kNumber:
        json.rounded(argument.number, argument.decimals);
        break;
      case Argument::Kind::kList:
        json.array();
        for (const std::string& item : argument.list) json.text(item);
        json.endArray();
        break;
    }
  }
  json.endObject();
}

}  // namespace

void writeSentence(JsonWriter& json, const Sentence& sentence) {
  json.object().key("code").text(sentence.code).key("args");
  writeArguments(json, sentence.args);
  json.endObject();
}

void writeError(JsonWriter& json, const Error& error) {
  json.object().field("code", error.code).field("path", error.path).key("detail");
  writeArguments(json, error.detail);
  json.endObject();
}

}  // namespace tradeoff
