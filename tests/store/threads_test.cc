// Several threads ask one store while another changes it: each answer must be that of a state which the store had
// between question and answer.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "opened_store.h"
#include "random_reports.h"
#include "store/store.h"

namespace entente::store {
namespace {

constexpr size_t kArticles = 24, kReaders = 3;
// So many answers are waited for after each change, so that there is something to compare.
constexpr size_t kAnswersPerState = 9;

using Question = std::function<std::string(const Store&)>;
using Change = std::function<Status(Store*)>;

std::string Line(const EdgeHead& edge) {
  return fmt::format("{} {} {} {}\n", ToString(edge.id()), edge.relation, edge.modality, edge.time.ToString());
}
std::string Line(const Edge& edge) {
  return fmt::format("{} {} {} {}\n", Line(HeadOf(edge)), edge.theme, edge.confidence, edge.evidence_count);
}
std::string Line(const SourceDocument& document) {
  return fmt::format("{} of {} bytes\n", ToString(document.id), document.text.size());
}

// What `ask(visit)` visits, a line each; why it failed where it did.
template <class Item, class Ask>
std::string Lines(const Ask& ask) {
  std::string lines;
  const Status status = ask([&lines](const Item& item) {
    lines += Line(item);
    return true;
  });
  return status.ok() ? lines : status.message();
}

std::string NamesOf(const Store& store, ActorId id) {
  const Result<Actor> actor = store.GetActor(id);
  return actor.ok() ? fmt::format("{}", fmt::join(actor.value().names, ", ")) : actor.status().message();
}

std::vector<Question> QuestionsAbout(const Edge& edge, DocumentId document) {
  const EdgeFilter of_relation{{edge.relation, "meets"}, Direction::kBoth, std::nullopt};
  const EdgeFilter with_other{{}, Direction::kBoth, edge.to};
  const Date day{edge.time.known() ? edge.time.first.day : 0}, later{day.day + 40};
  return {
      [=](const Store& store) {
        return Lines<EdgeHead>([&](const auto& visit) { return store.VisitHeadsOf(edge.from, {}, visit); });
      },
      [=](const Store& store) {
        return Lines<Edge>([&](const auto& visit) { return store.VisitEdgesOf(edge.from, of_relation, visit); });
      },
      [=](const Store& store) {
        return Lines<EdgeHead>([&](const auto& visit) { return store.VisitHeadsOf(edge.from, with_other, visit); });
      },
      [=](const Store& store) {
        return Lines<EdgeHead>([&](const auto& visit) { return store.VisitHeadsBetweenDates(day, later, visit); });
      },
      [=](const Store& store) { return NamesOf(store, edge.from); },
      [=](const Store& store) {
        const Result<SourceDocument> found = store.GetDocument(document);
        return found.ok() ? Line(found.value()) : found.status().message();
      },
      [=](const Store& store) {
        const Result<Edge> found = store.GetEdge(edge.id);
        return found.ok() ? Line(found.value()) : "not there";
      },
  };
}

std::vector<Question> QuestionsAbout(const std::vector<Report>& reports) {
  std::vector<Question> questions = {[](const Store& store) {
    return Lines<SourceDocument>([&](const auto& visit) { return store.VisitDocuments(visit); });
  }};
  for (size_t i = 0; i < reports.size(); i += 8) {
    const std::vector<Question> more = QuestionsAbout(reports[i].edges.front().edge, reports[i].document.id);
    questions.insert(questions.end(), more.begin(), more.end());
  }
  return questions;
}

// Each writes or loads an article, or takes one out that an earlier change has brought.
std::vector<Change> ChangesBy(const std::vector<Report>& reports) {
  std::vector<Change> changes;
  for (size_t i = 0; i < reports.size(); ++i) {
    const Report& report = reports[i];
    if (i % 6 == 2) {
      changes.push_back([&report](Store* store) { return store->Load({&report, 1}); });
    } else {
      changes.push_back([&report](Store* store) { return store->Write(report); });
    }
    if (i % 3 != 1) continue;
    changes.push_back([id = reports[i / 2].document.id](Store* store) {
      const Status status = store->Retract(id);
      return status.code() == ErrorCode::kNotFound ? Status() : status;
    });
    changes.push_back([](Store* store) { return store->Flush(); });
  }
  return changes;
}

// By state, from the empty store on, then by question.
std::vector<std::vector<std::string>> AnswersByState(const std::string& path, const std::vector<Change>& changes,
                                                     const std::vector<Question>& questions) {
  const std::unique_ptr<Store> store = OpenOrFail(path);
  std::vector<std::vector<std::string>> answers;
  const auto ask = [&] {
    for (const Question& question : questions) answers.back().push_back(question(*store));
  };
  answers.emplace_back();
  ask();
  for (const Change& change : changes) {
    EXPECT_TRUE(change(store.get()).ok());
    answers.emplace_back();
    ask();
  }
  return answers;
}

TEST(Threads, GetAnswersOfStatesThatTheStoreHad) {
  TemporaryDirectory directory;
  const std::vector<Report> reports = RandomReports(31, kArticles);
  const std::vector<Change> changes = ChangesBy(reports);
  const std::vector<Question> questions = QuestionsAbout(reports);
  const auto expected = AnswersByState(directory.path() + "/alone", changes, questions);

  // Under one path in turn, since messages name it.
  ASSERT_EQ(std::rename((directory.path() + "/alone").c_str(), (directory.path() + "/before").c_str()), 0);
  const std::unique_ptr<Store> store = OpenOrFail(directory.path() + "/alone");
  std::atomic<size_t> begun = 0, ended = 0, answered = 0;
  std::atomic<bool> over = false;
  const auto read = [&](size_t reader) {
    for (size_t i = reader; !over; i += kReaders) {
      const size_t question = i % questions.size(), first = ended;
      const std::string answer = questions[question](*store);
      const size_t last = begun;
      bool known = false;
      for (size_t state = first; state <= last; ++state) known |= expected[state][question] == answer;
      EXPECT_TRUE(known) << "question " << question << " between the states " << first << " and " << last << ":\n"
                         << answer << "\nbefore:\n"
                         << expected[first][question] << "\nafter:\n"
                         << expected[last][question];
      ++answered;
    }
  };
  std::vector<std::thread> readers;
  for (size_t reader = 0; reader < kReaders; ++reader) readers.emplace_back(read, reader);
  for (const Change& change : changes) {
    ++begun;
    EXPECT_TRUE(change(store.get()).ok());
    ++ended;
    for (const size_t before = answered; answered < before + kAnswersPerState;) std::this_thread::yield();
  }
  over = true;
  for (std::thread& reader : readers) reader.join();
}

}  // namespace
}  // namespace entente::store
