### What cannot be right about sources.

url-not-allowed = This address will not be linked
    .label = http:// and https:// are allowed
    .hint = Give the whole address, beginning with https://.
