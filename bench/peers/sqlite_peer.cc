// SQLite with an index for each question that holds all columns which it needs.
#include <sqlite3.h>

#include <map>

#include "bench/peers/peer.h"
#include "bench/peers/search.h"

namespace entente::bench {
namespace {

constexpr const char* kSchema =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536;"
    "CREATE TABLE actor(id INTEGER PRIMARY KEY, name TEXT);"
    "CREATE TABLE event(id INTEGER PRIMARY KEY, a INTEGER, b INTEGER, relation INTEGER, day INTEGER, theme TEXT);"
    "BEGIN;";
constexpr const char* kIndexes =
    "CREATE INDEX by_name ON actor(name);"
    "CREATE INDEX typed ON event(a, relation, day DESC, b);"
    "CREATE INDEX outgoing ON event(a, day DESC, b, relation);"
    "CREATE INDEX incoming ON event(b, day DESC, a, relation);"
    "CREATE INDEX pair ON event(a, b, day DESC, relation);"
    "CREATE INDEX by_day ON event(day, a, b, relation);"
    "COMMIT; ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);";

class SqlitePeer : public Peer {
 public:
  SqlitePeer(const World& world, const std::string& folder) {
    Check(sqlite3_open((folder + "/peer.db").c_str(), &db_));
    Check(sqlite3_exec(db_, kSchema, nullptr, nullptr, nullptr));
    for (uint32_t actor = 0; actor < world.actor_count; ++actor) {
      Run("INSERT INTO actor VALUES(?, ?)", {actor}, World::NameOf(actor));
    }
    int64_t id = 0;
    for (const Event& e : world.events) {
      Run("INSERT INTO event VALUES(?, ?, ?, ?, ?, ?)", {id++, e.from, e.to, e.relation, e.day},
          World::ThemeOf(e.theme));
    }
    Check(sqlite3_exec(db_, kIndexes, nullptr, nullptr, nullptr));
  }
  ~SqlitePeer() override {
    for (auto& [sql, statement] : statements_) sqlite3_finalize(statement);
    sqlite3_close(db_);
  }

  size_t ById(uint32_t actor) override { return Run("SELECT name FROM actor WHERE id = ?", {actor}); }
  size_t ByName(uint32_t actor) override {
    return Run("SELECT id FROM actor WHERE name = ?", {}, World::NameOf(actor));
  }
  size_t Latest(const Hub& hub) override {
    return Run("SELECT b, day FROM event WHERE a = ? AND relation = ? ORDER BY day DESC LIMIT 100",
               {hub.actor, hub.relation});
  }
  size_t Between(const ActorPair& pair) override {
    return Run(
        "SELECT day, relation FROM event WHERE a = ?1 AND b = ?2 UNION ALL "
        "SELECT day, relation FROM event WHERE a = ?2 AND b = ?1",
        {pair.from, pair.to});
  }
  size_t TwoHops(const Walk& walk) override {
    return Run(
        "SELECT DISTINCT s.b FROM event r JOIN event s ON s.a = r.b "
        "WHERE r.a = ?1 AND r.day BETWEEN ?2 AND ?3 AND s.day BETWEEN ?2 AND ?3",
        {walk.actor, walk.first_day, walk.last_day});
  }
  size_t Distance(const ActorPair& pair) override {
    return HopsBetween<int64_t>(pair.from, pair.to, kMostHops, [this](int64_t actor, auto other, const auto& visit) {
      if (other && AreJoined(actor, *other)) visit(*other);
      if (other) return;
      for (const char* sql : {"SELECT b FROM event WHERE a = ?", "SELECT a FROM event WHERE b = ?"}) {
        sqlite3_stmt* statement = Bind(sql, {actor}, "");
        bool goes_on = true;
        while (goes_on && sqlite3_step(statement) == SQLITE_ROW) goes_on = visit(sqlite3_column_int64(statement, 0));
        sqlite3_reset(statement);
        if (!goes_on) return;
      }
    });
  }
  size_t MostActive(const Walk& year) override {
    size_t sum = 0;
    Run("SELECT sum(n) FROM (SELECT count(*) n FROM (SELECT a x FROM event WHERE day BETWEEN ?1 AND ?2 UNION ALL "
        "SELECT b FROM event WHERE day BETWEEN ?1 AND ?2) GROUP BY x ORDER BY n DESC LIMIT 10)",
        {year.first_day, year.last_day}, "", &sum);
    return sum;
  }
  size_t OfDay(int32_t day) override { return Run("SELECT a, b, relation FROM event WHERE day = ?", {day}); }

 private:
  static void Check(int status) {
    if (status == SQLITE_OK) return;
    std::cerr << "SQLite: " << sqlite3_errstr(status) << "\n";
    std::exit(1);
  }
  sqlite3_stmt* Bind(const char* sql, std::initializer_list<int64_t> numbers, const std::string& text) {
    sqlite3_stmt*& statement = statements_[sql];
    if (!statement) Check(sqlite3_prepare_v2(db_, sql, -1, &statement, nullptr));
    int place = 0;
    for (const int64_t number : numbers) Check(sqlite3_bind_int64(statement, ++place, number));
    if (!text.empty()) Check(sqlite3_bind_text(statement, ++place, text.data(), -1, SQLITE_TRANSIENT));
    return statement;
  }
  bool AreJoined(int64_t a, int64_t b) {
    size_t joined = 0;
    Run("SELECT EXISTS(SELECT 1 FROM event WHERE a = ?1 AND b = ?2) OR EXISTS(SELECT 1 FROM event WHERE a = ?2 AND b = "
        "?1)",
        {a, b}, "", &joined);
    return joined > 0;
  }
  // How many rows; each column of each is read.
  size_t Run(const char* sql, std::initializer_list<int64_t> numbers, const std::string& text = "",
             size_t* number = nullptr) {
    sqlite3_stmt* statement = Bind(sql, numbers, text);
    size_t rows = 0;
    for (; sqlite3_step(statement) == SQLITE_ROW; ++rows) {
      for (int i = 0; i < sqlite3_column_count(statement); ++i) sqlite3_column_value(statement, i);
      if (number) *number = static_cast<size_t>(sqlite3_column_int64(statement, 0));
    }
    sqlite3_reset(statement);
    return rows;
  }

  sqlite3* db_ = nullptr;
  std::map<const char*, sqlite3_stmt*> statements_;  // by the address of their text
};

}  // namespace

std::unique_ptr<Peer> MakeSqlitePeer(const World& world, const std::string& folder) {
  return std::make_unique<SqlitePeer>(world, folder);
}

}  // namespace entente::bench
