"""Writes what Python's parser makes of the mail in argv[1] to argv[2], as JSON."""

import email
import email.policy
import json
import sys

with open(sys.argv[1], "rb") as file:
    mail = email.message_from_binary_file(file, policy=email.policy.default)
parts = list(mail.walk())
defects = [repr(d) for part in parts for d in part.defects]
defects += [repr(d) for part in parts for name in part.keys() for d in part[name].defects]
texts = {part.get_content_type(): part.get_content() for part in parts if not part.is_multipart()}
result = {
    "headers": {name: str(mail[name]) for name in mail.keys()},
    "types": [part.get_content_type() for part in parts],
    "defects": defects,
    "plain": texts.get("text/plain", ""),
    "html": texts.get("text/html", ""),
}
with open(sys.argv[2], "w", encoding="utf-8") as file:
    json.dump(result, file)
