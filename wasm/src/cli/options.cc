// See options.h. CLI11 throws: this file alone is compiled with exceptions, and lets none out.
#include "cli/options.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <map>

#include "io/analyze.h"

namespace firsthand::cli {
namespace {

constexpr char kFooter[] =
    "Exit codes:\n"
    "  0  every input was analysed; with --jsonl every line was answered, an error being an answer\n"
    "  1  an input could not be analysed\n"
    "  2  the command line makes no sense\n"
    "  3  a file could not be read, or the output not written\n"
    "  4  the built-in language pack or model is damaged\n"
    "Error codes, as printed on stderr and in {\"error\":{\"code\",\"message\"}}:\n"
    "  bad_request    the file is no text, or its JSON no request of the contract; the message names the "
    "field\n"
    "  bad_schema     schema_version is not one this version reads\n"
    "  too_large      the input is over a documented bound (4,000,000 bytes of text, 8,000,000 of HTML)\n"
    "  bad_resource   the language pack or model is damaged\n"
    "  io             a file could not be read or written\n"
    "  usage          the command line makes no sense\n";

std::map<std::string, Format> const kFormats = {
    {"text", Format::kText}, {"html", Format::kHtml}, {"request", Format::kRequest}};

void add_analyze(CLI::App& app, Options& options, std::string& format) {
  CLI::App* analyze =
      app.add_subcommand("analyze", "Print who says what in each FILE, as one line of JSON a file");
  analyze
      ->add_option("--format", format,
                   "Read every FILE as text, html or request; otherwise the ending decides")
      ->check(CLI::IsMember({"text", "html", "request"}));
  analyze->add_flag("--explain", options.explain,
                    "Print the claims and the reasons in English instead of JSON");
  analyze->add_flag(
      "--jsonl", options.jsonl,
      "Read {\"id\", \"text\"|\"html\"|\"request\"} a line (of FILE, or stdin) and print one analysis "
      "a line with the same id");
  analyze->add_flag("--refine", options.refine, "Read with the refining tier: better, and much slower");
  analyze->add_option(
      "--given", options.given,
      "Take source, cue and content spans from this annotation and run only the later stages; a "
      "folder holds ID.json for each file or line");
  analyze->add_option("FILE", options.files, "Files to read; - is text from stdin");
  analyze->footer(kFooter);
}

void add_compare(CLI::App& app, Options& options, std::string& format, std::string& a, std::string& b) {
  CLI::App* compare = app.add_subcommand(
      "compare", "Print what two articles share and what changed from A to B, as one line of JSON");
  compare
      ->add_option("--format", format,
                   "Read both files as text, html or request; otherwise the ending decides")
      ->check(CLI::IsMember({"text", "html", "request"}));
  compare->add_flag("--explain", options.explain, "Print what differs in English instead of JSON");
  compare->add_option("--outlet-a", options.outlet_a, "The outlet of A, for credits that B gives it");
  compare->add_option("--outlet-b", options.outlet_b, "The outlet of B, for credits that A gives it");
  compare->add_option("A", a, "The one file; one of the two may be -, text from stdin")->required();
  compare->add_option("B", b, "The other file")->required();
  compare->footer(kFooter);
}

void add_query(CLI::App& app, Options& options, std::string& format, std::string& file) {
  CLI::App* query = app.add_subcommand(
      "query", "Print what to look for when other coverage of FILE is wanted, as one line of JSON");
  query->add_option("--format", format, "Read FILE as text, html or request; otherwise the ending decides")
      ->check(CLI::IsMember({"text", "html", "request"}));
  query->add_option("--claim", options.claim, "About this claim alone, by its id in the analysis (a1 ...)");
  query->add_option("FILE", file, "The article; - is text from stdin")->required();
  query->footer(kFooter);
}

constexpr char kTraceFooter[] =
    "Reads every .txt, .html, .htm, .xhtml and .json (request) file below DIR, finds the pairs worth "
    "comparing,\n"
    "compares those and tells where each story comes from. Files that cannot be read are named and skipped.\n"
    "Progress goes to stderr. Nothing but what an article says itself, or the same text, makes two articles\n"
    "one; the earliest copy is the earliest seen, which need not be the first.\n";

void add_provenance(CLI::App& app, std::string& file) {
  CLI::App* provenance = app.add_subcommand(
      "provenance", "Print where the articles of one question have it from, as one line of JSON");
  provenance->add_option("FILE", file, "The question (provenance_request.schema.json); - is stdin")
      ->required();
  provenance->footer(kFooter);
}

void add_trace(CLI::App& app, Options& options, std::string& folder) {
  CLI::App* trace = app.add_subcommand(
      "trace",
      "Print which articles below DIR hang together and where they have it from, as one line of JSON");
  trace->add_flag("--explain", options.explain, "Print the stories in English instead of JSON");
  trace
      ->add_option("--nearest", options.nearest,
                   "List of each article this many others that share most of its rare words")
      ->check(CLI::Range(1, 100));
  trace->add_option("DIR", folder, "A folder of articles")->required();
  trace->footer(std::string(kTraceFooter) + kFooter);
}

std::string compare_complaint(Options const& options) {
  if (options.files[0] == "-" && options.files[1] == "-") return "only one of the two files can be -";
  return "";
}

std::string complaint(Options const& options, std::string const& format) {
  if (options.jsonl && options.explain) return "--jsonl and --explain exclude each other";
  if (options.jsonl && !format.empty())
    return "--jsonl lines say their format themselves; leave --format out";
  if (options.jsonl && options.files.size() > 1) return "--jsonl reads one FILE, or stdin";
  if (!options.jsonl && options.files.empty()) return "name a FILE to analyze, or - for stdin";
  return "";
}

/// Said instead of the library's "A subcommand is required".
std::string no_command(int count, char const* const* values) {
  std::string const commands = "analyze, compare, query, provenance or trace";
  return count < 2 ? "name a command: " + commands
                   : std::string(values[1]) + " is not a command; it must be " + commands;
}

Parsed refuse(std::string const& message) {
  std::fprintf(stderr, "firsthand: usage: %s (see firsthand --help)\n", message.c_str());
  return {std::nullopt, kBadUsage};
}

}  // namespace

Parsed parse_options(int count, char const* const* values) {
  Options options;
  std::string format;
  CLI::App app("Finds the claims in a news article that rest on somebody's word, and whose word it is.",
               "firsthand");
  app.set_version_flag("--version", "firsthand " + std::string(engine_version()));
  app.require_subcommand(1);
  app.footer(kFooter);
  add_analyze(app, options, format);
  std::string compared_a, compared_b;
  add_compare(app, options, format, compared_a, compared_b);
  std::string asked_about;
  add_query(app, options, format, asked_about);
  std::string traced, question;
  add_provenance(app, question);
  add_trace(app, options, traced);
  try {
    app.parse(count, values);
  } catch (CLI::ParseError const& error) {
    if (error.get_exit_code() != 0)
      return refuse(app.get_subcommands().empty() ? no_command(count, values) : error.what());
    return {std::nullopt, app.exit(error)};
  }
  if (app.got_subcommand("compare")) {
    options.command = Command::kCompare;
    options.files = {compared_a, compared_b};
  }
  if (app.got_subcommand("query")) {
    options.command = Command::kQuery;
    options.files = {asked_about};
  }
  if (app.got_subcommand("provenance")) {
    options.command = Command::kProvenance;
    options.files = {question};
  }
  if (app.got_subcommand("trace")) {
    options.command = Command::kTrace;
    options.files = {traced};
  }
  std::string const why =
      options.command == Command::kCompare ? compare_complaint(options) : complaint(options, format);
  if (!why.empty()) return refuse(why);
  if (!format.empty()) options.format = kFormats.at(format);
  return {std::move(options), kDone};
}

}  // namespace firsthand::cli
