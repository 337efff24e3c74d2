#include "commands.h"
#include "messages.h"
#include "output.h"

using namespace tradeoff::cli;

namespace {

int run(const std::vector<std::string>& words) {
  const tradeoff::Result<Arguments> parsed = parseArguments(words);
  if (!parsed.ok()) return complain(parsed.errors());
  const Arguments& arguments = parsed.value();
  if (arguments.help) return printLines(Stream::kOut, say("cli.help")), kGood;
  if (arguments.version) return printLine(Stream::kOut, "tradeoff " TRADEOFF_VERSION), kGood;
  if (arguments.command == "check") return check(arguments);
  if (arguments.command == "rank") return rankOptions(arguments);
  if (arguments.command == "view") return view(arguments);
  if (arguments.command == "render") return render(arguments);
  return page(arguments);
}

}  // namespace

int main(int count, char** values) {
  const int exit = run({values + 1, values + count});
  const bool written = finishOutput();
  return exit == kGood && !written ? kLostOutput : exit;
}
