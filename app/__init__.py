"""The web application: programs in, pictures of borrow trees out."""
