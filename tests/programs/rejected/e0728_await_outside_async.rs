// `.await` needs a future around it.
fn main() {
    let x = async { 1 };
    let y = x.await;
}
