/* Whether a mail that says that it is LinkedIn's is: by what the user's own provider found out about it. A
 * Message-ID, a logo, a link or a result further down prove nothing: whoever forges a mail writes them too.
 */
#include "readers/mailbox-private.h"
#include "readers/notification-private.h"

#define MAX_HEADERS 500
#define PLAUSIBLE_US (INT64_C (15) * 60 * ENT_US_PER_SECOND)

/* ---- Hosts ---- */

static bool
is_under (EntSlice host, EntSlice domain)
{
  if (ent_slice_equal_ascii_case (host, domain))
    return true;
  return host.length > domain.length + 1 && host.data[host.length - domain.length - 1] == '.' &&
         ent_slice_equal_ascii_case (ent_slice_from (host, host.length - domain.length), domain);
}

static bool
is_linkedin_host (EntSlice host)
{
  return is_under (host, ENT_SLICE ("linkedin.com"));
}

static EntSlice
without_dot (EntSlice host)
{
  while (host.length > 0 && host.data[host.length - 1] == '.')
    host.length--;
  return host;
}

/* "mx.example.co.uk" -> "example.co.uk": the last two labels, or three where the last two are as short as a
 * country's. Addresses in numbers are of nobody. */
static EntSlice
organisation_of (EntSlice host)
{
  size_t dots[3] = {0, 0, 0}, n = 0;
  for (size_t i = host.length; i > 0 && n < 3; i--)
    if (host.data[i - 1] == '.')
      dots[n++] = i - 1;
  if (n == 0 || !g_ascii_isalpha (host.data[dots[0] + 1 < host.length ? dots[0] + 1 : dots[0]]))
    return (EntSlice){NULL, 0};
  bool is_country = host.length - dots[0] - 1 == 2 && n > 1 && dots[0] - dots[1] - 1 <= 3;
  size_t wanted = is_country ? 2 : 1;
  return n > wanted ? ent_slice_from (host, dots[wanted] + 1) : host;
}

static bool
is_same_organisation (EntSlice a, EntSlice b)
{
  EntSlice x = organisation_of (without_dot (a)), y = organisation_of (without_dot (b));
  return x.length > 0 && ent_slice_equal_ascii_case (x, y);
}

/* ---- Received ---- */

/* One step of the way here. */
typedef struct {
  EntSlice from, by; /* hosts as they called themselves */
  EntSlice comment;  /* "(mailb.linkedin.com [192.0.2.1])": what the receiver found out about @from */
} Hop;

/* The next word or comment of @rest; false at the end. */
static bool
next_token (EntSlice *rest, EntSlice *out_token)
{
  size_t at = 0;
  while (at < rest->length && (unsigned char)rest->data[at] <= ' ')
    at++;
  size_t end = at;
  if (end < rest->length && rest->data[end] == '(')
    for (int depth = 0; end < rest->length; end++) {
      depth += rest->data[end] == '(' ? 1 : rest->data[end] == ')' ? -1 : 0;
      if (depth == 0) {
        end++;
        break;
      }
    }
  else
    while (end < rest->length && (unsigned char)rest->data[end] > ' ' && rest->data[end] != '(')
      end++;
  *out_token = (EntSlice){rest->data + at, end - at};
  *rest = ent_slice_from (*rest, end);
  return end > at;
}

static Hop
read_hop (EntSlice received)
{
  Hop hop = {.by = {NULL, 0}};
  EntSlice rest = received, token, *wanted = NULL;
  for (bool is_end = false; !is_end && next_token (&rest, &token);) {
    is_end = token.data[token.length - 1] == ';';
    token.length -= is_end;
    if (token.length == 0)
      break;
    if (wanted != NULL && token.data[0] != '(') {
      *wanted = token;
      wanted = NULL;
    } else if (token.data[0] == '(' && hop.from.length > 0 && hop.by.length == 0 && hop.comment.length == 0) {
      hop.comment = token;
    } else if (ent_slice_equal_ascii_case (token, ENT_SLICE ("from")) && hop.from.length == 0) {
      wanted = &hop.from;
    } else if (ent_slice_equal_ascii_case (token, ENT_SLICE ("by")) && hop.by.length == 0) {
      wanted = &hop.by;
    }
  }
  return hop;
}

static bool
is_number (EntSlice name)
{
  for (size_t i = 0; i < name.length; i++)
    if (!g_ascii_isxdigit (name.data[i]) && name.data[i] != '.' && name.data[i] != ':')
      return false;
  return true;
}

/* Whether the receiver saw that the host is LinkedIn's: in its comment stands the name that the address
 * belongs to, or nothing against it. */
static bool
comes_from_linkedin (const Hop *hop)
{
  if (!is_linkedin_host (without_dot (hop->from)))
    return false;
  EntSlice rest = hop->comment, name;
  while (rest.length > 0 && strchr ("( ", rest.data[0]) != NULL)
    rest = ent_slice_from (rest, 1);
  if (rest.length == 0 || rest.data[0] == '[' || !ent_slice_cut (&rest, " [)", &name))
    return true;
  return is_number (name) || is_linkedin_host (without_dot (name));
}

/* ---- Authentication-Results (RFC 8601) ---- */

typedef enum {
  RESULT_NONE, /* not told, or it could not be found out */
  RESULT_PASS,
  RESULT_FAIL,
} Result;

typedef struct {
  Result dkim, spf, dmarc, arc;
} Results;

/* @value without what stands in brackets, which may be anything. */
static void
append_without_comments (EntSlice value, GString *out)
{
  int depth = 0;
  for (size_t i = 0; i < value.length; i++) {
    char c = value.data[i];
    depth += c == '(' ? 1 : 0;
    if (depth == 0)
      g_string_append_c (out, (unsigned char)c < ' ' ? ' ' : c);
    depth -= c == ')' && depth > 0 ? 1 : 0;
  }
}

/* The value of "key=" in @clause; empty without one. */
static EntSlice
property (EntSlice clause, const char *key)
{
  EntSlice rest = clause, token, wanted = ent_slice (key);
  while (ent_slice_cut (&rest, " ", &token))
    if (ent_slice_starts_with_ascii_case (token, wanted) && token.length > wanted.length &&
        token.data[wanted.length] == '=')
      return ent_slice_trim (ent_slice_from (token, wanted.length + 1));
  return (EntSlice){NULL, 0};
}

static EntSlice
domain_of (EntSlice address)
{
  const char *at = address.length > 0 ? memrchr (address.data, '@', address.length) : NULL;
  EntSlice domain = at != NULL ? ent_slice_from (address, (size_t)(at - address.data) + 1) : address;
  while (domain.length > 0 && strchr (">\"", domain.data[domain.length - 1]) != NULL)
    domain.length--;
  return domain;
}

static Result
result_of (EntSlice word)
{
  static const EntSlice pass = {"pass", 4}, fails[] = {{"fail", 4}, {"hardfail", 8}};
  if (ent_slice_equal_ascii_case (word, pass))
    return RESULT_PASS;
  return ent_slice_equal_ascii_case (word, fails[0]) || ent_slice_equal_ascii_case (word, fails[1])
             ? RESULT_FAIL
             : RESULT_NONE;
}

/* One good signature is enough; a bad one says something only of LinkedIn's. */
static void
take_clause (EntSlice clause, EntSlice from_domain, Results *results)
{
  Result dkim = result_of (property (clause, "dkim")), spf = result_of (property (clause, "spf")),
         dmarc = result_of (property (clause, "dmarc")), arc = result_of (property (clause, "arc"));
  if (dkim != RESULT_NONE) {
    EntSlice signer = domain_of (property (clause, "header.d"));
    if (signer.length == 0)
      signer = domain_of (property (clause, "header.i"));
    bool counts = is_linkedin_host (signer) || (dkim == RESULT_FAIL && signer.length == 0);
    if (counts && results->dkim != RESULT_PASS)
      results->dkim = dkim;
  }
  if (spf != RESULT_NONE)
    results->spf = spf == RESULT_PASS && !is_linkedin_host (domain_of (property (clause, "smtp.mailfrom")))
                       ? RESULT_NONE
                       : spf;
  EntSlice about = domain_of (property (clause, "header.from"));
  if (dmarc != RESULT_NONE && (about.length == 0 || ent_slice_equal_ascii_case (about, from_domain)))
    results->dmarc = dmarc;
  if (arc != RESULT_NONE)
    results->arc = arc;
}

/* Whose results @header has: its first clause, which is no result; empty where the writer leaves it out. */
static EntSlice
server_of (EntSlice header)
{
  EntSlice rest = header, clause, server;
  if (!ent_slice_cut (&rest, ";", &clause) ||
      (clause.length > 0 && memchr (clause.data, '=', clause.length) != NULL))
    return (EntSlice){NULL, 0};
  rest = ent_slice_trim (clause);
  return ent_slice_cut (&rest, " /(\t\r\n", &server) ? server : (EntSlice){NULL, 0};
}

static void
read_results (EntSlice header, EntSlice from_domain, GString *scratch, Results *results)
{
  g_string_truncate (scratch, 0);
  append_without_comments (header, scratch);
  EntSlice rest = ent_slice_of (scratch), clause;
  while (ent_slice_cut (&rest, ";", &clause))
    take_clause (clause, from_domain, results);
}

/* The two organisations in small letters; nothing where one has none. */
static void
append_pair (EntSlice by, EntSlice server, GString *out)
{
  EntSlice x = organisation_of (without_dot (by)), y = organisation_of (without_dot (server));
  if (x.length == 0 || y.length == 0)
    return;
  g_string_append_printf (out, "%.*s %.*s", (int)x.length, x.data, (int)y.length, y.data);
  g_string_ascii_down (out);
}

/* ---- The verdict ---- */

/* What is found on the way from the top. */
typedef struct {
  size_t n_received;
  Hop first;       /* the topmost that names its writer */
  Hop entry;       /* the topmost whose writer got the mail from another organisation */
  bool is_blind;   /* nothing below is the provider's */
  EntSlice server; /* who wrote the topmost Authentication-Results; empty where it does not say so */
  bool has_results;
  bool is_above;   /* which stands above @entry, where no sender can write */
  bool is_within;  /* and was reached before anything that is not the provider's */
  Results results; /* of it, and of those of the same server that follow before anything else's */
} Way;

/* Whether a hop is within the provider: from a host of its own, or from a private address of which it found
 * out nothing else (what stands first is what the sender calls itself). */
static bool
is_inside (const Hop *hop)
{
  static const char *const private_nets[] = {"10.", "127.", "192.168.", "localhost"};
  if (hop->from.length == 0 || is_same_organisation (hop->from, hop->by))
    return true;
  for (size_t i = 0; i < G_N_ELEMENTS (private_nets); i++)
    if (ent_slice_starts_with_ascii_case (hop->from, ent_slice (private_nets[i])))
      return hop->comment.length == 0;
  return false;
}

static void
take_received (Way *way, EntSlice value)
{
  Hop hop = read_hop (value);
  /* Names like "localhost" or an address say nothing of whose they are. */
  if (organisation_of (hop.by).length == 0)
    return;
  if (way->first.by.length == 0)
    way->first = hop;
  way->is_blind = way->is_blind || way->entry.by.length > 0 || !is_same_organisation (hop.by, way->first.by);
  if (!way->is_blind && !is_inside (&hop))
    way->entry = hop;
}

/* Some servers write a header for each thing that they look at. */
static void
take_results (Way *way, EntSlice value, EntSlice from_domain, GString *scratch)
{
  EntSlice server = server_of (value);
  if (!way->has_results) {
    way->has_results = true;
    way->server = server;
    way->is_above = way->entry.by.length == 0;
    way->is_within = !way->is_blind;
  } else if (way->is_blind || server.length == 0 || !is_same_organisation (server, way->server)) {
    return;
  }
  read_results (value, from_domain, scratch, &way->results);
}

static Way
find_way (const EntMailView *view, EntSlice from_domain, GString *scratch)
{
  Way way = {.n_received = 0};
  EntSlice name, value;
  for (size_t i = 0; i < MAX_HEADERS && ent_mail_header_at (view, i, &name, &value); i++)
    if (ent_slice_equal_ascii_case (name, ENT_SLICE ("Received"))) {
      way.n_received++;
      take_received (&way, value);
    } else if (ent_slice_equal_ascii_case (name, ENT_SLICE ("Authentication-Results"))) {
      take_results (&way, value, from_domain, scratch);
    }
  return way;
}

/* Whether mails that the one's server takes in mostly bear the other's results: "example.org example.net". */
static bool
is_known_pair (GHashTable *checking, EntSlice by, EntSlice server)
{
  g_autoptr (GString) pair = g_string_new (NULL);
  append_pair (by, server, pair);
  return checking != NULL && pair->len > 0 && g_hash_table_contains (checking, pair->str);
}

/* Whether the provider itself wrote the results. Microsoft's servers leave their name out. A mail that passed
 * no server came from nobody but who keeps the mailbox. */
static bool
is_of_provider (const Way *way, GHashTable *checking)
{
  if (!way->has_results || !way->is_within)
    return false;
  if (way->n_received == 0)
    return true;
  if (way->server.length == 0)
    return is_under (way->first.by, ENT_SLICE ("outlook.com"));
  return is_same_organisation (way->server, way->first.by) ||
         is_known_pair (checking, way->first.by, way->server);
}

static bool
is_plausible (const EntMailView *view, const Way *way, int64_t eid_us)
{
  EntTime at = view->record.at;
  if (!ent_time_is_known (at) || eid_us == ENT_TIME_UNKNOWN)
    return false;
  EntSlice path = domain_of (ent_mail_header (view, "Return-Path", 0));
  return ent_mail_header (view, "X-LinkedIn-Template", 0).length > 0 &&
         is_under (path, ENT_SLICE ("bounce.linkedin.com")) && comes_from_linkedin (&way->entry) &&
         ABS (at.at_us - eid_us) <= PLAUSIBLE_US;
}

static bool
holds_linkedin (EntSlice name)
{
  const EntSlice word = ENT_SLICE ("linkedin");
  for (size_t i = 0; i + word.length <= name.length; i++)
    if (ent_slice_starts_with_ascii_case (ent_slice_from (name, i), word))
      return true;
  return false;
}

/* The display name of LinkedIn itself, or of somebody "via LinkedIn". */
static bool
calls_itself_linkedin (EntSlice name)
{
  if (!holds_linkedin (name))
    return false;
  g_autofree char *folded = ent_fold (name);
  EntSlice text = ent_slice (folded);
  const EntSlice own = ENT_SLICE ("linkedin"), via = ENT_SLICE (" via linkedin");
  return ent_slice_equal (text, own) || ent_slice_starts_with_ascii_case (text, ENT_SLICE ("linkedin ")) ||
         (text.length > via.length && ent_slice_equal (ent_slice_from (text, text.length - via.length), via));
}

/* Where LinkedIn writes to members from. */
static bool
is_sending_domain (EntSlice domain)
{
  static const char *const domains[] = {"linkedin.com", "e.linkedin.com", "el.linkedin.com",
                                        "em.linkedin.com", "cs.linkedin.com"};
  for (size_t i = 0; i < G_N_ELEMENTS (domains); i++)
    if (ent_slice_equal_ascii_case (domain, ent_slice (domains[i])))
      return true;
  return false;
}

/* People work there, too, and write mails as everybody does. */
static bool
is_colleague_of_theirs (const EntMailView *view, EntSlice email)
{
  return view->record.mail_class == ENT_MAIL_PERSONAL && !ent_notification_is_known_sender (email) &&
         ent_mail_header (view, "X-LinkedIn-Template", 0).length == 0 &&
         ent_mail_header (view, "X-LinkedIn-Class", 0).length == 0;
}

/*
 * A server that checks nothing leaves what a sender wrote in its name where it was. So a good result below
 * the entry counts only where LinkedIn's host was seen to enter, or where the provider is known to write
 * results into every mail: then it removes others in its name (RFC 8601, 5).
 */
static bool
is_written_by_provider (const Way *way, GHashTable *checking)
{
  if (way->n_received == 0 || way->is_above || comes_from_linkedin (&way->entry))
    return true;
  return is_known_pair (checking, way->first.by, way->server);
}

static EntNotificationVerdict
judge_results (const Results *results)
{
  if (results->dmarc == RESULT_PASS || results->dkim == RESULT_PASS)
    return ENT_NOTIFICATION_VERIFIED;
  /* A forwarding server changed it, and swears that it was good when it came. */
  if (results->arc == RESULT_PASS)
    return ENT_NOTIFICATION_UNVERIFIED;
  if (results->dmarc == RESULT_FAIL || (results->dkim == RESULT_FAIL && results->spf != RESULT_PASS))
    return ENT_NOTIFICATION_FORGED;
  return ENT_NOTIFICATION_NONE;
}

EntNotificationVerdict
ent_notification_judge (const EntMailView *view, int64_t eid_us, GHashTable *checking)
{
  const EntMailRecord *mail = &view->record;
  if (mail->n_parties == 0 || mail->parties[0].role != ENT_MAIL_FROM)
    return ENT_NOTIFICATION_NONE;
  EntSlice email = mail->parties[0].email.value, domain = domain_of (email);
  if (!is_linkedin_host (domain)) {
    if (calls_itself_linkedin (mail->parties[0].name))
      return ENT_NOTIFICATION_FORGED;
    return ent_mail_header (view, "X-LinkedIn-Template", 0).length > 0 ? ENT_NOTIFICATION_UNVERIFIED
                                                                       : ENT_NOTIFICATION_NONE;
  }
  if (is_colleague_of_theirs (view, email))
    return ENT_NOTIFICATION_NONE;
  g_autoptr (GString) scratch = g_string_new (NULL);
  Way way = find_way (view, domain, scratch);
  EntNotificationVerdict verdict =
      is_of_provider (&way, checking) ? judge_results (&way.results) : ENT_NOTIFICATION_NONE;
  if (verdict == ENT_NOTIFICATION_FORGED)
    return verdict;
  if (verdict == ENT_NOTIFICATION_VERIFIED && !is_written_by_provider (&way, checking))
    verdict = ENT_NOTIFICATION_NONE;
  /* Who is checked and who is shown must be the same. */
  bool is_single = ent_mail_header (view, "From", 1).length == 0;
  if (!is_sending_domain (domain) || !is_single)
    return ENT_NOTIFICATION_UNVERIFIED;
  if (verdict != ENT_NOTIFICATION_NONE)
    return verdict;
  return is_plausible (view, &way, eid_us) ? ENT_NOTIFICATION_PLAUSIBLE : ENT_NOTIFICATION_UNVERIFIED;
}

const char *
ent_notification_verdict_reason (EntNotificationVerdict verdict)
{
  switch (verdict) {
  case ENT_NOTIFICATION_UNVERIFIED:
    return "unverified-notification";
  case ENT_NOTIFICATION_FORGED:
    return "forged-notification";
  case ENT_NOTIFICATION_NONE:
  case ENT_NOTIFICATION_VERIFIED:
  case ENT_NOTIFICATION_PLAUSIBLE:
    break;
  }
  return "notification";
}

/* ---- Providers that check ---- */

bool
ent_notification_checks (EntSlice bytes, GString *out_organisation, GString *out_pair)
{
  EntSlice rest = bytes, name, value, by = {NULL, 0}, server = {NULL, 0};
  bool has_results = false;
  while ((by.length == 0 || !has_results) && ent_header_cut (&rest, &name, &value)) {
    if (by.length == 0 && ent_slice_equal_ascii_case (name, ENT_SLICE ("Received"))) {
      Hop hop = read_hop (value);
      by = organisation_of (without_dot (hop.by));
    } else if (!has_results && ent_slice_equal_ascii_case (name, ENT_SLICE ("Authentication-Results"))) {
      server = server_of (value);
      has_results = true;
    }
  }
  if (by.length == 0)
    return false;
  g_string_append_len (out_organisation, by.data, (gssize)by.length);
  g_string_ascii_down (out_organisation);
  append_pair (by, server, out_pair);
  return true;
}
