// Errors that show their place in the text of a query and name what is wrong as openCypher does.
#ifndef ENTENTE_QUERY_ERROR_H_
#define ENTENTE_QUERY_ERROR_H_

#include <string>
#include <string_view>

#include "graph/status.h"

namespace entente::query {

// What is wrong, in the words of the openCypher technology compatibility kit.
struct Fault {
  std::string_view type;
  std::string_view detail;
};

namespace fault {

constexpr Fault kAmbiguousAggregation = {"SyntaxError", "AmbiguousAggregationExpression"};
constexpr Fault kColumnNameConflict = {"SyntaxError", "ColumnNameConflict"};
constexpr Fault kCreatingVarLength = {"SyntaxError", "CreatingVarLength"};
constexpr Fault kDifferentColumnsInUnion = {"SyntaxError", "DifferentColumnsInUnion"};
constexpr Fault kFloatingPointOverflow = {"SyntaxError", "FloatingPointOverflow"};
constexpr Fault kIntegerOverflow = {"SyntaxError", "IntegerOverflow"};
constexpr Fault kInvalidAggregation = {"SyntaxError", "InvalidAggregation"};
constexpr Fault kInvalidArgumentPassing = {"SyntaxError", "InvalidArgumentPassingMode"};
constexpr Fault kInvalidArgumentType = {"SyntaxError", "InvalidArgumentType"};
constexpr Fault kInvalidClauseComposition = {"SyntaxError", "InvalidClauseComposition"};
constexpr Fault kInvalidDelete = {"SyntaxError", "InvalidDelete"};
constexpr Fault kInvalidNumberLiteral = {"SyntaxError", "InvalidNumberLiteral"};
constexpr Fault kInvalidNumberOfArguments = {"SyntaxError", "InvalidNumberOfArguments"};
constexpr Fault kInvalidParameterUse = {"SyntaxError", "InvalidParameterUse"};
constexpr Fault kInvalidRelationshipPattern = {"SyntaxError", "InvalidRelationshipPattern"};
constexpr Fault kInvalidUnicodeCharacter = {"SyntaxError", "InvalidUnicodeCharacter"};
constexpr Fault kInvalidUnicodeLiteral = {"SyntaxError", "InvalidUnicodeLiteral"};
constexpr Fault kNegativeInteger = {"SyntaxError", "NegativeIntegerArgument"};
constexpr Fault kNestedAggregation = {"SyntaxError", "NestedAggregation"};
constexpr Fault kNoExpressionAlias = {"SyntaxError", "NoExpressionAlias"};
constexpr Fault kNoSingleRelationshipType = {"SyntaxError", "NoSingleRelationshipType"};
constexpr Fault kNoVariablesInScope = {"SyntaxError", "NoVariablesInScope"};
constexpr Fault kNonConstantExpression = {"SyntaxError", "NonConstantExpression"};
constexpr Fault kRelationshipUniqueness = {"SyntaxError", "RelationshipUniquenessViolation"};
constexpr Fault kRequiresDirected = {"SyntaxError", "RequiresDirectedRelationship"};
constexpr Fault kUndefinedVariable = {"SyntaxError", "UndefinedVariable"};
constexpr Fault kUnexpectedSyntax = {"SyntaxError", "UnexpectedSyntax"};
constexpr Fault kUnknownFunction = {"SyntaxError", "UnknownFunction"};
constexpr Fault kVariableAlreadyBound = {"SyntaxError", "VariableAlreadyBound"};
constexpr Fault kVariableTypeConflict = {"SyntaxError", "VariableTypeConflict"};

constexpr Fault kNoElementThere = {"TypeError", "InvalidArgumentType"};  // a value of that type has no elements
constexpr Fault kInvalidArgumentValue = {"TypeError", "InvalidArgumentValue"};
constexpr Fault kInvalidPropertyType = {"TypeError", "InvalidPropertyType"};
constexpr Fault kListIndex = {"TypeError", "ListElementAccessByNonInteger"};
constexpr Fault kMapIndex = {"TypeError", "MapElementAccessByNonString"};

constexpr Fault kDivisionByZero = {"ArithmeticError", "DivisionByZero"};
constexpr Fault kNumberOutOfRange = {"ArgumentError", "NumberOutOfRange"};
constexpr Fault kRangeArgument = {"ArgumentError", "InvalidArgumentType"};
constexpr Fault kDeletedEntity = {"EntityNotFound", "DeletedEntityAccess"};
constexpr Fault kDeleteConnectedNode = {"ConstraintVerificationFailed", "DeleteConnectedNode"};
constexpr Fault kMergeReadOwnWrites = {"SemanticError", "MergeReadOwnWrites"};
constexpr Fault kMissingParameter = {"ParameterMissing", "MissingParameter"};
constexpr Fault kProcedureNotFound = {"ProcedureError", "ProcedureNotFound"};

}  // namespace fault

// As Status::detail has it: "SyntaxError: UndefinedVariable".
std::string DetailOf(const Fault& fault);

// "line 1, column 7: <message>", the line, and a caret below the character at byte `offset`. Columns count characters.
Status ErrorAt(std::string_view query, size_t offset, const Fault& fault, std::string_view message);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_ERROR_H_
