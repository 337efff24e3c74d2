#include "rank_json.h"

#include "numbers.h"
#include "tradeoff/json_writer.h"
#include "tradeoff/settle.h"

namespace tradeoff::cli {
namespace {

void writeRanking(JsonWriter& json, const Comparison& comparison, const Ranking& ranking) {
  json.key("ranking").array();
  for (const Score& score : ranking.scores) {
    json.object().field("option", comparison.options[static_cast<std::size_t>(score.option)].id);
    json.key("score").raw(shortest(score.points));
    json.key("fit").raw(score.fit ? shortest(*score.fit) : "null");
    json.key("excluded").boolean(score.excluded).endObject();
  }
  json.endArray();
}

}  // namespace

std::string rankJson(const Comparison& comparison, const Frame& frame, const Reader& reader) {
  const Ranking ranking = rank(comparison, frame, reader);
  JsonWriter json;
  json.object().field("method", "additive");
  writeRanking(json, comparison, ranking);
  if (!ranking.any) json.field("verdict", "none_yet");
  json.key("unmet").boolean(ranking.unmet);
  json.key("settled").boolean(settled(comparison, frame, reader, ranking));
  return json.endObject().take() + "\n";
}

}  // namespace tradeoff::cli
