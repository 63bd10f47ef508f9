// Nobody would poll it.
async fn main() {}
