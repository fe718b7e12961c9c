### Handbuch
