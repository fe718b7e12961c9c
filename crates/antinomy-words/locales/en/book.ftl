### Handbook
