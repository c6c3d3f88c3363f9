# Prints 200 small articles as JSON lines: a pile to ingest. Sourced by the tests beside it.
print_pile() {
  local leaders=("French President Emmanuel Macron" "German Chancellor Angela Merkel" "Chinese President Xi Jinping"
    "Japanese Prime Minister Shinzo Abe" "Canadian Prime Minister Justin Trudeau")
  local verbs=(met praised criticised thanked urged)
  local i
  for ((i = 0; i < 200; ++i)); do
    printf '{"id": "a%d", "date": "2019-%02d-%02d", "text": "%s %s %s on Monday. They discussed trade in round %d."}\n' \
      "$i" $((i % 12 + 1)) $((i % 28 + 1)) "${leaders[i % 5]}" "${verbs[i % 5]}" "${leaders[(i / 5 + 1 + i) % 5]}" "$i"
  done
}
