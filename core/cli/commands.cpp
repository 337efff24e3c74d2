#include "commands.h"

#include <optional>
#include <utility>

#include "fallback.h"
#include "files.h"
#include "json_ld.h"
#include "messages.h"
#include "methods/second_opinion.h"
#include "output.h"
#include "output/analysis.h"
#include "output/view.h"
#include "rank_json.h"
#include "rank_text.h"
#include "render_html.h"
#include "render_markdown.h"

namespace tradeoff::cli {
namespace {

void printFaults(const std::string& file, const std::vector<Error>& errors) {
  for (const Error& error : errors) printLine(Stream::kErr, file + ": " + describe("error", error));
}

std::optional<std::string> readOrComplain(const std::string& file) {
  std::string reason;
  std::optional<std::string> text = readFile(file, reason);
  if (!text) printLine(Stream::kErr, file + ": " + say("cli.unreadable", {argument("reason", reason)}));
  return text;
}

// Unescapes one step of a JSON Pointer (RFC 6901).
std::string nameOf(std::string_view step) {
  std::string name;
  for (std::size_t i = 0; i < step.size(); ++i) {
    const bool isEscape = step[i] == '~' && i + 1 < step.size();
    name += !isEscape ? step[i] : step[++i] == '1' ? '/' : '~';
  }
  return name;
}

// The command-line option that a path in the reader's JSON comes from: "--answer q: " for "/answers/q/0". Empty for
// paths of one step or less.
std::string givenAt(const std::string& path) {
  const std::size_t name = path.find('/', 1);
  if (name == path.npos) return "";
  const std::string option = path.starts_with("/answers/") ? "--answer " : "--importance ";
  return option + nameOf(path.substr(name + 1, path.find('/', name + 1) - name - 1)) + ": ";
}

int complainAboutReader(const std::vector<Error>& errors) {
  for (const Error& error : errors) {
    printLine(Stream::kErr, "tradeoff: " + givenAt(error.path) + say("error." + error.code, error.detail));
  }
  printLines(Stream::kErr, say("cli.usage"));
  return kBadUsage;
}

// Returns the ranking by a method other than the additive one.
Opinion judge(const Comparison& comparison, const std::vector<int>& candidates, const Ranking& ranking,
              const std::string& method) {
  const Columns columns = buildColumns(comparison);
  if (method == methodCode(Method::kWeightedProduct)) {
    return weightedProduct(comparison, columns, candidates, ranking.importance);
  }
  if (method == methodCode(Method::kTopsis)) return topsis(comparison, columns, candidates, ranking.importance);
  const std::optional<Error> tooMany = tooManyForGaussian(comparison, candidates, kMaxGaussianPairsAlone);
  if (tooMany) return {Method::kPromethee2, tooMany, {}};
  return promethee2(buildFlows(comparison, columns, candidates), ranking.importance);
}

void printRanking(const Arguments& arguments, const Comparison& comparison, const Model& model,
                  const ReaderInput& reader) {
  if (arguments.method == "additive") {
    Prepared prepared;
    const Analysis analysis = analyze(comparison, model, reader, prepared);
    if (arguments.json) return printJson(rankJson(comparison, analysis));
    return printLines(Stream::kOut, rankText(comparison, analysis));
  }
  const Ranking ranking = rank(comparison, model, reader);
  const Opinion opinion = judge(comparison, candidatesOf(model, ranking), ranking, arguments.method);
  if (arguments.json) return printJson(opinionJson(comparison, ranking, opinion));
  printLines(Stream::kOut, opinionText(comparison, opinion));
}

// Reads a document and treats unknown fields as errors. On errors, prints them and returns nothing.
std::optional<ParsedComparison> openFaultless(const std::string& file) {
  const std::optional<std::string> text = readOrComplain(file);
  if (!text) return std::nullopt;
  Result<ParsedComparison> parsed = parseComparison(*text, Unknown::kError);
  if (parsed.ok()) return std::move(parsed.value());
  printFaults(file, parsed.errors());
  return std::nullopt;
}

bool checkFile(const std::string& file) {
  const std::optional<ParsedComparison> parsed = openFaultless(file);
  if (!parsed) return false;
  for (const Error& warning : parsed->warnings)
    printLine(Stream::kOut, "warning: " + file + ": " + describe("warning", warning));
  return true;
}

// A document, parsed as the page parses it, and the reader input of the command line for it.
struct Opened {
  int exit = kGood;
  std::vector<Error> faults;  // the errors of the document
  ParsedComparison parsed;
  ReaderInput reader;
};

// Opens the first file. Prints errors to stderr and sets `exit`.
Opened openForPage(const Arguments& arguments) {
  const std::string& file = arguments.files.front();
  const std::optional<std::string> text = readOrComplain(file);
  if (!text) return {kBadDocument, {}, {}, {}};
  Result<ParsedComparison> parsed = parseComparison(*text, Unknown::kWarning);
  if (!parsed.ok()) {
    printFaults(file, parsed.errors());
    return {kBadDocument, parsed.errors(), {}, {}};
  }
  Result<ReaderInput> reader = parseReaderInput(parsed.value().comparison, arguments.readerText());
  if (!reader.ok()) return {complainAboutReader(reader.errors()), {}, {}, {}};
  return {kGood, {}, std::move(parsed.value()), std::move(reader.value())};
}

// Prints the JSON reply that the page would get: the result of `build`, or the errors of the document.
template <class Build>
int printReply(const Arguments& arguments, Build build) {
  const Opened opened = openForPage(arguments);
  if (opened.exit == kGood) {
    printJson(build(opened, buildModel(opened.parsed.comparison)) + "\n");
  } else if (!opened.faults.empty()) {
    printJson(writeErrors(opened.faults) + "\n");
  }
  return opened.exit;
}

}  // namespace

int check(const Arguments& arguments) {
  int exit = kGood;
  for (const std::string& file : arguments.files) {
    if (!checkFile(file)) exit = kBadDocument;
  }
  return exit;
}

int rankOptions(const Arguments& arguments) {
  const std::optional<ParsedComparison> parsed = openFaultless(arguments.files.front());
  if (!parsed) return kBadDocument;
  const Comparison& comparison = parsed->comparison;
  const Result<ReaderInput> reader = parseReaderInput(comparison, arguments.readerText());
  if (!reader.ok()) return complainAboutReader(reader.errors());
  printRanking(arguments, comparison, buildModel(comparison), reader.value());
  return kGood;
}

int view(const Arguments& arguments) {
  return printReply(arguments, [](const Opened& opened, const Model& model) {
    Prepared prepared;
    return buildView(opened.parsed.comparison, model, opened.reader, prepared);
  });
}

int page(const Arguments& arguments) {
  return printReply(arguments,
                    [](const Opened& opened, const Model& model) { return buildPage(opened.parsed, model); });
}

int render(const Arguments& arguments) {
  const std::optional<ParsedComparison> parsed = openFaultless(arguments.files.front());
  if (!parsed) return kBadDocument;
  const Comparison& comparison = parsed->comparison;
  const Fallback fallback = buildFallback(comparison);
  if (arguments.format == "markdown") {
    printDocument(renderMarkdown(fallback, arguments.heading));
  } else {
    printDocument(renderHtml(fallback, arguments.heading));
    if (arguments.jsonLd) printDocument(renderJsonLd(comparison));
  }
  return kGood;
}

int complain(const std::vector<Error>& errors) {
  for (const Error& error : errors) printLine(Stream::kErr, "tradeoff: " + say("cli." + error.code, error.detail));
  printLines(Stream::kErr, say("cli.usage"));
  return kBadUsage;
}

}  // namespace tradeoff::cli
