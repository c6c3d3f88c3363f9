// Takes a document out of a store again, with all that it alone supports.
#ifndef ENTENTE_STORE_RETRACT_H_
#define ENTENTE_STORE_RETRACT_H_

#include "store/database.h"

namespace entente::store {

// One atomic change: afterwards the store is as if the document had never been written. kNotFound where it is not
// there.
Status Retract(Database* database, DocumentId document);

}  // namespace entente::store

#endif  // ENTENTE_STORE_RETRACT_H_
