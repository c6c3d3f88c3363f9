// People and the offices they held, joined from several sources.
#ifndef ENTENTE_TRAIN_KNOWLEDGE_ROSTER_H_
#define ENTENTE_TRAIN_KNOWLEDGE_ROSTER_H_

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extract/knowledge/knowledge_tables.h"
#include "train/knowledge/country_finder.h"

namespace entente::train {

struct RosterPerson {
  std::string id;
  std::string name;              // as newspapers write it
  std::set<std::string> names;   // as any source writes it
  std::set<std::string> family;  // where a source marks it
  std::string gender, born, died, country;
};

// What a source says of one office; days as sources write them ("2019", "2019-04-25"), empty where unknown.
struct RosterOffice {
  std::string of, title, office;
  std::string first, last, seen;
};

class Roster {
 public:
  explicit Roster(const CountryFinder& countries) : countries_(countries) {}

  // The person of that id, made where there is none.
  RosterPerson& ById(const std::string& id);
  // Someone of that country who bears the name, or one like it; who is known to hold `office` at its time needs the
  // family name alone. nullptr for none, or where two fit.
  RosterPerson* Match(std::string_view name, std::string_view family, std::string_view country,
                      const RosterOffice& office);
  // The match, or a new person with an id made of country and name.
  RosterPerson& MatchOrAdd(std::string_view name, std::string_view family, std::string_view country,
                           const RosterOffice& office);
  // The person of that country whom some source writes exactly so; nullptr for none, or where there are two.
  RosterPerson* MatchExact(std::string_view name, std::string_view country);
  RosterPerson& Add(std::string_view name, std::string_view country);

  // Notes that the person's life is known; FindLife gives the only one of that name, of no country yet.
  void AddLife(const std::string& id);
  RosterPerson* FindLife(std::string_view name);

  // Leaves out what is known already: an office of that class there at that time.
  void AddOffice(const std::string& person, const RosterOffice& office);
  // Takes the place of what is known of that person there at that time, and of another holder of the same term.
  void ReplaceOffice(const std::string& person, const RosterOffice& office);
  bool HasOffice(const std::string& person, const RosterOffice& like) const;
  // Whether somebody with a word like one of these in the name led the country at that time.
  bool HasLeaderLike(std::string_view name, const RosterOffice& office) const;
  // Who began to hold that office in that month; nullptr for none, and for offices that several hold at a time.
  RosterPerson* HolderOf(const RosterOffice& office);

  // Ends offices that one person holds at a time where the next one begins.
  void CloseSucceeded();
  // Rows sorted by id; people without an office are left out.
  std::vector<extract::PersonRow> People() const;
  std::vector<extract::OfficeRow> Offices() const;

 private:
  bool SameName(const RosterPerson& person, std::string_view name, std::string_view family,
                bool family_is_enough) const;
  extract::PersonRow MakeRow(const RosterPerson& person) const;

  const CountryFinder& countries_;
  std::map<std::string, RosterPerson> people_;
  std::map<std::string, std::vector<RosterOffice>> offices_;              // by person
  std::map<std::string, std::set<std::string>, std::less<>> by_country_;  // ids
  std::map<std::string, std::vector<std::string>> lives_;                 // ids by folded name
};

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_KNOWLEDGE_ROSTER_H_
